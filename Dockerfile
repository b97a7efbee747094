# The portal in one image: `web` and `worker` start it with different commands.
FROM python:3.12-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements/base.txt /tmp/base.txt
RUN /venv/bin/pip install --require-hashes -r /tmp/base.txt

FROM python:3.12-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATA_DIR=/data
# Films and recordings need ffmpeg.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home portal && install -d -o portal -g portal /data
WORKDIR /app
COPY --from=build /venv /venv
COPY . .
# The hashed static files are part of the image; the embedded settings gather them without any secret.
RUN DJANGO_SETTINGS_MODULE=portal.settings.base DATA_DIR=/tmp/build STATIC_DIR=/app/collected \
    python manage.py collectstatic --noinput --verbosity 0 && rm -rf /tmp/build
ENV STATIC_DIR=/app/collected
USER portal
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "manage.py", "health"]
CMD ["python", "manage.py", "serve"]
