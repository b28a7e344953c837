"""The hand-over booklet on paper."""
