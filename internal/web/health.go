package web

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"time"
)

// healthLimit is how long the parts have to say how they are.
const healthLimit = 5 * time.Second

// showHealth is GET /health, for machines that watch: 200 while all is well,
// 503 when a part says it is not. Why goes to the log alone.
func (d *Door) showHealth(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), healthLimit)
	defer cancel()
	report, status := map[string]any{"status": "ok"}, http.StatusOK
	if d.health != nil {
		details, err := d.health(ctx)
		maps.Copy(report, details)
		if err != nil {
			d.log.Error("web: health", "error", err)
			report["status"], status = "failing", http.StatusServiceUnavailable
		}
	}
	body, err := json.Marshal(report)
	if err != nil {
		d.log.Error("web: write health", "error", err)
		body, status = []byte(`{"status":"failing"}`), http.StatusServiceUnavailable
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	if _, err := w.Write(append(body, '\n')); err != nil {
		d.log.Debug("web: watcher left")
	}
}
