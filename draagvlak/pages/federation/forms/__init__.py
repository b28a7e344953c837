from draagvlak.pages.federation.forms.sending import AddresseeForm
from draagvlak.pages.federation.forms.taking import TakeForm, TrustForm, sealed, unsealed

__all__ = ["AddresseeForm", "TakeForm", "TrustForm", "sealed", "unsealed"]
