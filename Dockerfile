# One image for the server and the worker: granian serves, procrastinate works.
FROM python:3.12-slim-trixie AS build
WORKDIR /app
COPY requirements.txt pyproject.toml LICENSE ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY draagvlak ./draagvlak
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim-trixie
# The version of pg_dump comes with the distribution (trixie: 17), and must be as new as the server in compose.yaml.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 draagvlak && install -d -o draagvlak /state
COPY --from=build /venv /venv
WORKDIR /app
COPY --chown=draagvlak manage.py ./
USER 10001
ENV PATH=/venv/bin:$PATH DRAAGVLAK_STATE=/state PYTHONUNBUFFERED=1
VOLUME /state
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--blocking-threads", "4", "draagvlak.wiring.wsgi:application"]
