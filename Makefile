# What one types often. "make" alone lists it.
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS  = -s -w -X main.release=$(VERSION)
LINT     = github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
FUZZTIME ?= 30s
SCREENSHOTS ?= docs/images
ROUNDS  ?= 20

.DEFAULT_GOAL := help
.PHONY: help test race lint check bench bench-beside bench-retrieval screenshots fuzz build docker soak ci

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

test: ## all tests
	go test ./...

race: ## all tests under the race detector (needs gcc)
	go test -race -timeout 20m ./...

lint: ## gofmt, go vet and golangci-lint
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet ./...
	go run $(LINT) run

check: ## mistakes in knowledge/ and locales/, row by row
	go run ./cmd/hoidap check .

bench: ## the figures of docs/performance.md, about five minutes
	go test ./cmd/hoidap -run '^$$' -bench 'Decide|FTS5' -benchtime 1000x -timeout 20m
	go test ./cmd/hoidap -run '^$$' -bench 'Build/48|ColdStart' -benchtime 20x
	go test ./cmd/hoidap -run '^$$' -bench 'Build/10000' -benchtime 2x
	go test ./cmd/hoidap -run '^$$' -bench 'Live' -benchtime 16x -timeout 20m
	go test ./internal/search -run '^$$' -bench 'Next' -benchtime 20x
	go test ./internal/store -run '^$$' -bench .
	go test ./internal/bureau -run '^$$' -bench Pages -benchtime 15x
	go test ./internal/outbox -run '^$$' -bench . -benchtime 2000x

bench-beside: ## one table: search and decision beside an index made by hand and FTS5, about five minutes
	go test ./cmd/hoidap -run '^$$' -bench Beside -benchtime 5x -timeout 30m

bench-retrieval: ## index and questions on public sets, beside bleve and FTS5 (needs ../shared/bench)
	go test ./cmd/hoidap -run '^$$' -bench Retrieval -benchtime 1x -timeout 60m

screenshots: ## pictures of the chat page and the staff desk into docs/images (needs chromium)
	mkdir -p $(SCREENSHOTS)
	HOIDAP_SCREENSHOTS=$(abspath $(SCREENSHOTS)) go test ./cmd/hoidap -run 'Browser|StaffDeskWalk' -count=1

fuzz: ## every fuzz test in turn, FUZZTIME each
	@set -e; for package in $$(go list ./...); do \
	  for name in $$(go test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
	    echo "== $$package $$name"; \
	    go test $$package -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME); \
	  done; \
	done

build: ## the static binary ./hoidap
	CGO_ENABLED=0 go build -trimpath -ldflags "$(LDFLAGS)" -o hoidap ./cmd/hoidap

docker: ## the container image hoidap:VERSION
	docker build --build-arg VERSION=$(VERSION) --tag hoidap:$(VERSION) .

soak: ## the kill test, ROUNDS times over, an answer to 500 chats, 10,000 messages of one, and a million questions
	go test ./cmd/hoidap -run Kill -count=$(ROUNDS) -timeout 60m
	HOIDAP_WAITERS=500 HOIDAP_FLOOD=10000 go test ./cmd/hoidap -run 'Crowd|Flood' -v -count=1
	HOIDAP_QUESTIONS=1000000 go test ./internal/search -run Memory -count=1 -timeout 60m

ci: ## what must hold before a change lands
	.ci/run
