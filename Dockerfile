FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=dev
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.release=$VERSION" -o /out/hoidap ./cmd/hoidap \
 && mkdir /out/data

# The program needs nothing from its base but the certificates by which it knows
# Telegram's server. This base has those, a user without rights and no shell.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/hoidap /hoidap
# A new volume takes over the owner of the folder it is mounted on.
COPY --from=build --chown=65532:65532 /out/data /data
ENV HOIDAP_DATA=/data \
    HOIDAP_LISTEN=0.0.0.0:8080
USER 65532:65532
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=10s --retries=3 CMD ["/hoidap", "health"]
ENTRYPOINT ["/hoidap"]
CMD ["serve"]
