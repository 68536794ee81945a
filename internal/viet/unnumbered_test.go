package viet

import "testing"

func TestUnnumbered(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"sdt 0912345678 cccd 070183001234, vay ho ngheo lai bao nhieu", "vay ho ngheo lai bao nhieu"},
		{"số cccd tui là 070183001234 coi giùm nghèo hay chưa", "coi giùm nghèo hay chưa"},
		{"tiền điện hộ nghèo, gọi lại số điện thoại của tui là 0912 345 678 nha", "tiền điện hộ nghèo, gọi lại nha"},
		{"vay 50.000.000 đồng", "vay 50.000.000 đồng"},
		{"mất cccd làm lại ở đâu", "mất cccd làm lại ở đâu"},
		{"0912345678", ""},
	} {
		if got := Unnumbered(c.text); got != c.want {
			t.Errorf("Unnumbered(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
