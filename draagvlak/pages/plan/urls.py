from django.urls import path

from draagvlak.pages.plan.views import actions, importing, levels, plans

app_name = "plan"
HERE = "<slug:authority>/<slug:network>/plan/"
PLAN = f"{HERE}<int:plan>/"
OBJECTIVE = f"{HERE}doelstellingen/<int:objective>/"
ACTION_PLAN = f"{HERE}actieplannen/<int:action_plan>/"
ACTION = f"{HERE}acties/<int:action>/"
BROUGHT = f"{HERE}inlezen/<uuid:brought>/"
urlpatterns = [
    path(HERE, plans.overview, name="plans"),
    path(f"{HERE}nieuw/", plans.make, name="make_plan"),
    path(PLAN, plans.plan, name="plan"),
    path(f"{PLAN}pas-aan/", plans.change, name="change_plan"),
    path(f"{PLAN}weg/", plans.take_away, name="remove_plan"),
    path(f"{PLAN}doelstelling/", levels.make_objective, name="make_objective"),
    path(OBJECTIVE, levels.objective, name="objective"),
    path(f"{OBJECTIVE}weg/", levels.remove_objective, name="remove_objective"),
    path(f"{OBJECTIVE}actieplan/", levels.make_action_plan, name="make_action_plan"),
    path(f"{OBJECTIVE}past-bij/", levels.fit, name="fit"),
    path(f"{HERE}verband/<int:fit>/weg/", levels.end_fit, name="end_fit"),
    path(ACTION_PLAN, levels.action_plan, name="action_plan"),
    path(f"{ACTION_PLAN}weg/", levels.remove_action_plan, name="remove_action_plan"),
    path(f"{ACTION_PLAN}actie/", actions.make, name="make_action"),
    path(ACTION, actions.action, name="action"),
    path(f"{ACTION}pas-aan/", actions.change, name="change_action"),
    path(f"{ACTION}bedragen/", actions.amounts, name="amounts"),
    path(f"{ACTION}uit-het-plan/", actions.take_out, name="take_out"),
    path(f"{ACTION}terug/", actions.put_back, name="put_back"),
    path(f"{HERE}inlezen/", importing.bring, name="bring"),
    path(BROUGHT, importing.preview, name="preview"),
    path(f"{BROUGHT}bevestig/", importing.confirm, name="confirm"),
    path(f"{BROUGHT}weg/", importing.drop, name="drop"),
    path(f"{BROUGHT}ongedaan/", importing.undo_bring, name="undo_bring"),
    path(f"{PLAN}bewaar/", importing.save, name="save"),
    path(f"{HERE}ongedaan/<str:step>/", plans.undo, name="undo"),
]
