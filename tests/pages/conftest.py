"""Says after a run how many requests the walk over every address made, and how many answers leaked; and how many were
made in search of an idea that nobody may know of.
"""


def pytest_terminal_summary(terminalreporter):
    counted = _said(terminalreporter, "access")
    if counted:
        requests, leaks = (sum(column) for column in zip(*counted, strict=True))
        terminalreporter.write_line(f"access: {requests} requests tried, {leaks} leaks")
    for requests, routes, roles in _said(terminalreporter, "protected"):
        terminalreporter.write_line(f"protected idea: {requests} requests, {routes} routes × {roles} roles, no trace")


def _said(terminalreporter, what):
    return [
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == what and report.when == "teardown"
    ]
