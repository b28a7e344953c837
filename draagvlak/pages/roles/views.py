"""Who has access to a workspace: inviting people, how long their role holds, and the page that a link opens."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network.actions import holding, inviting
from draagvlak.capabilities.network.actions.joining import LinkGoneError, NotForYouError
from draagvlak.capabilities.network.actions.joining import accept as join
from draagvlak.capabilities.network.queries import access
from draagvlak.pages.roles.forms import AccountForm, InviteForm, RoleForm, WhoForm
from draagvlak.pages.shared.doors import Visit, in_authority, paced, public
from draagvlak.pages.shared.views import changed_meanwhile, send_invitation

PAGE = 50
SIGNED_IN_BY = "allauth.account.auth_backends.AuthenticationBackend"


@require_GET
@in_authority(may="network.invite")
def people(request: Visit) -> HttpResponse:
    who = request.user, request.authority
    roles = Paginator(access.roles_shown(*who), PAGE).get_page(request.GET.get("pagina"))
    context = {
        "title": _("Wie heeft toegang?"),
        "roles": roles,
        "changeable": access.changeable(*who, roles.object_list),
        "invitations": Paginator(access.invitations_shown(*who), PAGE).get_page(request.GET.get("open")),
    }
    return render(request, "roles/people.html", context)


@require_http_methods(["GET", "POST"])
@paced("invite", methods=("POST",))
@in_authority(may="network.invite")
def invite(request: Visit) -> HttpResponse:
    who = request.user, request.authority
    data = request.POST if request.method == "POST" else None
    form = InviteForm(access.kinds_to_give(*who), access.networks_to_give(*who), data)
    if data is None or not form.is_valid():
        return render(request, "roles/invite.html", {"form": form}, status=422 if form.errors else 200)

    def make(key: str) -> Any:
        invited = inviting.invite(*who, form.asked, key)
        _mailed(request, invited)
        return invited.invitation

    form.once(make)
    return redirect("roles:people", request.authority.slug)


@require_http_methods(["GET", "POST"])
@in_authority(may="network.invite")
def change(request: Visit, role: int) -> HttpResponse:
    found = _role(request, role)
    form = _role_form(request, found)
    who: dict[str, Any] = {"role": found, "person": access.person_behind(found)}
    if request.method == "POST" and form.is_valid():
        try:
            holding.change_role(request.user, request.authority, found, form.cleaned_data["version"], form.held)
            messages.success(request, _("Aangepast."))
            return redirect("roles:people", request.authority.slug)
        except ChangedMeanwhileError as changed:
            return changed_meanwhile(
                request, "roles/change.html", form, _as_now(changed.now), who | {"role": changed.now}
            )
        except holding.LastOneError:
            _refuse(form, found)
    return render(request, "roles/change.html", {"form": form, **who}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_authority(may="network.invite")
def who(request: Visit, role: int) -> HttpResponse:
    """Who the holder of a role is among the people."""
    found = _role(request, role)
    networks = access.networks_to_give(request.user, request.authority)
    data = request.POST if request.method == "POST" else None
    form = WhoForm(networks, access.person_behind(found), data)
    if form.is_valid():
        try:
            holding.identify(request.user, request.authority, found, form.cleaned_data["person"])
            messages.success(request, _("Bewaard."))
            return redirect("roles:people", request.authority.slug)
        except ChangedMeanwhileError:
            form.add_error("person", _("Deze persoon heeft intussen al een account. Er is niets veranderd."))
    context = {"title": _("Wie is dit in het netwerk?"), "form": form, "role": found}
    return render(request, "roles/who.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_authority(may="network.invite")
def end(request: Visit, role: int) -> HttpResponse:
    found = _role(request, role)
    context = {"role": found, "is_last": access.is_last(found), "is_own": found.user_id == request.user.pk}
    if request.method == "POST":
        try:
            holding.end_role(request.user, request.authority, found, sure=bool(request.POST.get("sure")))
        except holding.LastOneError:
            return render(request, "roles/end.html", {**context, "is_refused": True}, status=422)
        messages.success(request, _("De rol is beëindigd. Wie ze had, kan hier niet meer binnen met die rol."))
        return redirect("start:welcome" if context["is_own"] else "roles:people", *_back(request, context["is_own"]))
    return render(request, "roles/end.html", context)


@require_POST
@paced("invite")
@in_authority(may="network.invite")
def again(request: Visit, invitation: int) -> HttpResponse:
    found = _invitation(request, invitation)
    _mailed(request, inviting.invite_again(request.user, request.authority, found))
    return redirect("roles:people", request.authority.slug)


@require_POST
@in_authority(may="network.invite")
def revoke(request: Visit, invitation: int) -> HttpResponse:
    inviting.revoke(request.user, request.authority, _invitation(request, invitation))
    messages.success(request, _("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect("roles:people", request.authority.slug)


@require_http_methods(["GET", "POST"])
@public(because="who was invited has no account yet: the link is what opens it")
def accept(request: HttpRequest, token: str) -> HttpResponse:
    place = access.place_of_link(token)
    if place is None:
        return _gone(request)
    with inside(place):
        opened = access.opened_by(token)
        if opened is None:
            return _gone(request)
        return _opened(request, place, token, opened)


def _opened(request: HttpRequest, place: Any, token: str, opened: access.Opened) -> HttpResponse:
    user = request.user if request.user.is_authenticated else None
    data = request.POST if request.method == "POST" else None
    form = None if user or opened.has_account else AccountForm(opened.invitation.email, data)
    context = {"form": form, "place": place, "opened": opened, "title": _("Je bent uitgenodigd")}
    if data is None or (form is not None and not form.is_valid()):
        status = 422 if form is not None and form.errors else 200
        return render(request, "roles/accept.html", context, status=status)
    if user is None and form is None:
        return redirect_to_login(request.get_full_path())
    try:
        whose = join(place, token, user, form.account if form else None)
    except NotForYouError:
        return render(request, "roles/accept.html", {**context, "is_other": True}, status=422)
    except LinkGoneError:
        return _gone(request)
    return _in(request, place, whose)


def _in(request: HttpRequest, place: Any, user: Any) -> HttpResponse:
    if not request.user.is_authenticated:
        login(request, user, backend=SIGNED_IN_BY)
    messages.success(request, _("Welkom. Je rol in %(place)s is er.") % {"place": place})
    return redirect("start:home", place.slug)


def _gone(request: HttpRequest) -> HttpResponse:
    """The same for a link that was never there, was used, was taken back, or is too old."""
    return render(request, "roles/gone.html", {"title": _("Deze link is niet meer geldig")}, status=404)


def _mailed(request: Visit, invited: inviting.Invited) -> None:
    names = [there.network.name for there in invited.invitation.networks.select_related("network")]
    if send_invitation(request, request.authority.name, invited, names):
        messages.success(request, _("De uitnodiging is verstuurd. De link werkt 14 dagen."))
    else:
        said = _("De uitnodiging is bewaard, maar de mail kon niet weg. Kies straks ‘Nodig opnieuw uit’.")
        messages.error(request, said)


def _role(request: Visit, pk: int) -> Any:
    found = access.role_shown(request.user, request.authority, pk)
    if found is None or not access.may_change(request.user, request.authority, found):
        raise Http404
    return found


def _invitation(request: Visit, pk: int) -> Any:
    found = access.invitation_shown(request.user, request.authority, pk)
    if found is None:
        raise Http404
    return found


def _role_form(request: Visit, role: Any) -> RoleForm:
    networks = access.networks_to_give(request.user, request.authority)
    data = request.POST if request.method == "POST" else None
    return RoleForm(networks, role.kind != "administrator", data, initial=_as_now(role))


def _as_now(role: Any) -> dict[str, Any]:
    slugs = [seat.network.slug for seat in role.seats.select_related("network")]
    return {"until": role.until, "networks": slugs, "version": access.mark_of(role)}


def _refuse(form: RoleForm, role: Any) -> None:
    if role.kind == "administrator":
        form.add_error("until", _("Dit is de laatste beheerder. Nodig eerst een andere uit. Er is niets veranderd."))
    else:
        form.ask_whether_sure()


def _back(request: Visit, is_own: bool) -> list[str]:
    return [] if is_own else [request.authority.slug]
