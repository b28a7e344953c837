Creator "igraph version 1.0 Mon Jan  5 2026"
Version 1
graph
[
  directed 1
  # twee keer Jan
  node [ id 10 label "Jan" laag "MAT" graphics [ x 1.0 y 2.0 fill "#ff0000" ] ]
  node [ id 20 label "Jan" ]
  node
  [
    id 7
    label "Zo&#235; van
 den Berg"
    laag "ervaringsdeskundige"
  ]
  node [ id 99 ]
  edge [ source 10 target 20 value 2.5 ]
  edge [ source 20 target 7 ]
]
