package web

import (
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"
)

// pipes is a listener whose connections hold nothing between two ends: what is
// written waits until it is read.
type pipes struct {
	net.Listener
	knocks chan net.Conn
	closed chan struct{}
	close  func()
}

func newPipes() pipes {
	closed := make(chan struct{})
	return pipes{knocks: make(chan net.Conn), closed: closed, close: sync.OnceFunc(func() { close(closed) })}
}

func (p pipes) Accept() (net.Conn, error) {
	select {
	case connection := <-p.knocks:
		return connection, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p pipes) Close() error   { p.close(); return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

// watch begins to fetch a long film and reads no more than its first bytes.
func watch(t *testing.T, p pipes) net.Conn {
	t.Helper()
	near, far := net.Pipe()
	p.knocks <- far
	if _, err := io.WriteString(near, "GET /tai-lieu/dai.mp4 HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	piece := make([]byte, 1000)
	if _, err := io.ReadFull(near, piece); err != nil || !strings.HasPrefix(string(piece), "HTTP/1.1 200") {
		t.Fatalf("begins with %q: %v", piece, err)
	}
	return near
}

// openCinema runs a door with a long film in it.
func openCinema(t *testing.T) (p pipes, stop func()) {
	t.Helper()
	p = newPipes()
	h := open(t, func(o *Options) {
		_ = o.Listener.Close()
		o.Listener = p
		o.Media = fstest.MapFS{"media/dai.mp4": {Data: make([]byte, 1_000_000)}}
	})
	return p, h.runWith(t, h.clerk)
}

// TestAFilmNobodyWatchesDoesNotHoldTheDoor pauses a film, as a player does that
// holds enough to play, and closes the door.
func TestAFilmNobodyWatchesDoesNotHoldTheDoor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cinema, stop := openCinema(t)
		film := watch(t, cinema)
		defer func() { _ = film.Close() }()
		synctest.Wait()
		began := time.Now()
		stop()
		if took := time.Since(began); took > time.Second {
			t.Errorf("closing took %s", took)
		}
	})
}

// TestAFilmMayTakeLong watches a film for longer than any page may take, and
// then not at all.
func TestAFilmMayTakeLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cinema, _ := openCinema(t)
		film := watch(t, cinema)
		defer func() { _ = film.Close() }()
		piece := make([]byte, 100_000)
		for range 5 {
			time.Sleep(mediaLimit - time.Second) // of the bubble's clock
			if _, err := io.ReadFull(film, piece); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(mediaLimit + time.Second)
		if rest, err := io.ReadAll(film); err != nil || len(rest) > 100_000 {
			t.Errorf("a film nobody watched goes on for %d bytes: %v", len(rest), err)
		}
	})
}
