"""Says after a run how many requests the walk over every address made, and how many answers leaked."""


def pytest_terminal_summary(terminalreporter):
    counted = [
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "access" and report.when == "teardown"
    ]
    if counted:
        requests, leaks = (sum(column) for column in zip(*counted, strict=True))
        terminalreporter.write_line(f"access: {requests} requests tried, {leaks} leaks")
