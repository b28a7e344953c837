"""What somebody types of a person or an organisation, as it is kept: telephone numbers, numbers of registers."""

import re
from collections.abc import Mapping

import phonenumbers
from stdnum.be import vat
from stdnum.exceptions import InvalidChecksum, ValidationError

from draagvlak.basics.register_numbers import numbers_in

REGION = "BE"
ASSOCIATION = re.compile(r"V\d{7}", re.ASCII)


class RefusedError(ValueError):
    """What was typed in `part` is not kept; `code` says why."""

    def __init__(self, part: str, code: str) -> None:
        super().__init__(f"{part}: {code}")
        self.part, self.code = part, code


def phone_of(text: str) -> str:
    """A telephone number as E.164; without a country it is Belgian. Raises RefusedError.

    >>> phone_of("0470 12 34 56"), phone_of("+31 20 123 45 67"), phone_of("")
    ('+32470123456', '+31201234567', '')
    """
    if not text.strip():
        return ""
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        raise RefusedError("phone", "phone") from None
    if number.extension:
        raise RefusedError("phone", "phone-extension")
    if not phonenumbers.is_valid_number(number):
        raise RefusedError("phone", "phone")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def shown_phone(kept: str) -> str:
    """A kept number as people write it: a Belgian one without its country. What is no number, as it stands.

    >>> shown_phone("+32470123456"), shown_phone("+31201234567"), shown_phone("na 17 u.")
    ('0470 12 34 56', '+31 20 123 4567', 'na 17 u.')
    """
    try:
        number = phonenumbers.parse(kept, REGION)
    except phonenumbers.NumberParseException:
        return kept
    is_home = number.country_code == phonenumbers.country_code_for_region(REGION)
    form = phonenumbers.PhoneNumberFormat
    return str(phonenumbers.format_number(number, form.NATIONAL if is_home else form.INTERNATIONAL))


def enterprise_number_of(text: str) -> str:
    """A KBO/CBE number as ten digits, its check digits right. Raises RefusedError.

    >>> enterprise_number_of("BE 0403.019.261"), enterprise_number_of("")
    ('0403019261', '')
    """
    if not text.strip():
        return ""
    try:
        return str(vat.validate(text))
    except InvalidChecksum:
        raise RefusedError("enterprise_number", "enterprise-number-digit") from None
    except ValidationError:
        raise RefusedError("enterprise_number", "enterprise-number") from None


def shown_enterprise_number(kept: str) -> str:
    """
    >>> shown_enterprise_number("0403019261")
    '0403.019.261'
    """
    return f"{kept[:4]}.{kept[4:7]}.{kept[7:]}" if len(kept) == 10 else kept


def association_code_of(text: str) -> str:
    """A code of the register of associations: V and seven digits. It has no check digits. Raises RefusedError.

    >>> association_code_of(" v 0012345 "), association_code_of("")
    ('V0012345', '')
    """
    code = re.sub(r"[\s.\-]", "", text).upper()
    if code and not ASSOCIATION.fullmatch(code):
        raise RefusedError("association_code", "association-code")
    return code


def refuse_register_numbers(values: Mapping[str, object]) -> None:
    """Raises RefusedError for the first text that holds one. A telephone number was read by itself before."""
    for part, value in values.items():
        if part != "phone" and isinstance(value, str) and numbers_in(value):
            raise RefusedError(part, "register-number")
