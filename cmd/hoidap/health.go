package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"hoidap/internal/config"
)

// health asks a running desk how it is, for the container's health check.
func (p *program) health(ctx context.Context, c config.Config) error {
	const patience, most = 5 * time.Second, 64 << 10
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	address := c.Health.Address("/health")
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return fmt.Errorf("health: %s is not an address", address)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("health: nobody answers at %s: is hoidap serving there?", address)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, most))
	if err != nil {
		return fmt.Errorf("health: the answer of %s broke off", address)
	}
	_, _ = p.stdout.Write(body)
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("health: %s is not well: %s", address, response.Status)
	}
	return nil
}
