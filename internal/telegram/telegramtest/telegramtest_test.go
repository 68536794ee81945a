package telegramtest

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestSchemaFindsMistakes(t *testing.T) {
	api := readSchema(t)
	if api == nil {
		t.Skip("no description of the Bot API beside the project")
	}
	for _, c := range []struct {
		name   string
		method string
		params map[string]string
		want   string // "" for nothing wrong
	}{
		{"right", "sendMessage", map[string]string{"chat_id": "42", "text": "dạ"}, ""},
		{"a channel by name", "sendMessage", map[string]string{"chat_id": "@xa", "text": "dạ"}, ""},
		{"no such method", "sendWords", nil, "no such method"},
		{"missing", "sendMessage", map[string]string{"chat_id": "42"}, "text: missing"},
		{"removed", "sendMessage", map[string]string{"chat_id": "42", "text": "dạ", "disable_web_page_preview": "true"}, "no such parameter"},
		{"not a number", "getUpdates", map[string]string{"offset": "x"}, "not a Integer"},
		{"not whole", "getUpdates", map[string]string{"offset": "1.5"}, "not a Integer"},
		{"too many", "getUpdates", map[string]string{"limit": "101"}, "want 1 to 100"},
		{"not a list", "getUpdates", map[string]string{"allowed_updates": `{}`}, "not a list"},
		{"a list of numbers", "getUpdates", map[string]string{"allowed_updates": `[1]`}, "not a String"},
		{"not an object", "sendMessage", map[string]string{"chat_id": "42", "text": "dạ", "link_preview_options": `[]`}, "not an object"},
		{"an unknown field", "sendMessage", map[string]string{"chat_id": "42", "text": "dạ", "link_preview_options": `{"off":true}`}, "not in LinkPreviewOptions"},
		{"a button without text", "sendMessage", map[string]string{"chat_id": "42", "text": "dạ", "reply_markup": `{"inline_keyboard":[[{"callback_data":"a"}]]}`}, "text: missing"},
		{"a long notice", "answerCallbackQuery", map[string]string{"callback_query_id": "1", "text": strings.Repeat("ê", 201)}, "more than 200"},
		{"an empty secret", "setWebhook", map[string]string{"url": "https://xa.example", "secret_token": ""}, "secret_token"},
	} {
		got := strings.Join(api.check(Call{Method: c.method, Params: c.params}), "; ")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q in it", c.name, got, c.want)
		}
	}
}

func TestSchemaKnowsFiles(t *testing.T) {
	api := readSchema(t)
	if api == nil {
		t.Skip("no description of the Bot API beside the project")
	}
	chat := map[string]string{"chat_id": "42"}
	file := func(field string) map[string]File { return map[string]File{field: {Name: "a.png", Content: "hình"}} }
	for _, c := range []struct {
		name   string
		call   Call
		wanted string // "" for nothing wrong
	}{
		{"a file", Call{Method: "sendPhoto", Params: chat, Files: file("photo")}, ""},
		{"a file known by its name", Call{Method: "sendPhoto", Params: map[string]string{"chat_id": "42", "photo": "AgAC"}}, ""},
		{"no file", Call{Method: "sendPhoto", Params: chat}, "photo: missing"},
		{"a file in the wrong place", Call{Method: "sendPhoto", Params: chat, Files: file("audio")}, "audio: no parameter for a file"},
		{"a file for a text", Call{Method: "sendMessage", Params: chat, Files: file("text")}, "text: no parameter for a file"},
		{"not true or false", Call{Method: "sendVideo", Params: map[string]string{"chat_id": "42", "supports_streaming": "yes"}, Files: file("video")}, "not a Boolean"},
	} {
		got := strings.Join(api.check(c.call), "; ")
		if (got == "") != (c.wanted == "") || !strings.Contains(got, c.wanted) {
			t.Errorf("%s: %q, want %q in it", c.name, got, c.wanted)
		}
	}
}

func TestLimitsOfFiles(t *testing.T) {
	for name, c := range map[string]struct {
		method string
		file   File
		bad    bool
	}{
		"a picture":            {"sendPhoto", File{"a.webp", "x"}, false},
		"a picture too large":  {"sendPhoto", File{"a.png", strings.Repeat("x", 10_000_001)}, true},
		"a film as large":      {"sendVideo", File{"a.mp4", strings.Repeat("x", 10_000_001)}, false},
		"an empty file":        {"sendVideo", File{"a.mp4", ""}, true},
		"a film as a picture":  {"sendPhoto", File{"a.mp4", "x"}, true},
		"a voice as music":     {"sendAudio", File{"a.ogg", "x"}, true},
		"a voice":              {"sendVoice", File{"a.ogg", "x"}, false},
		"music without ending": {"sendAudio", File{"mp3", "x"}, true},
	} {
		if problem := carriageOf(c.method).problem(c.file); (problem != "") != c.bad {
			t.Errorf("%s: %q", name, problem)
		}
	}
}

func TestMarkup(t *testing.T) {
	for text, want := range map[string]string{
		"<b>a &lt;b&gt; &amp;</b> c": "a <b> & c",
		"<b><i>a</i></b>":            "a",
		"<b>a":                       "!",
		"<b>a</i>":                   "!",
		"a</b>":                      "!",
		"<br>":                       "!",
		"a < b":                      "!",
		"a > b":                      "!",
		"a & b":                      "!",
		"a &x; b":                    "!",
	} {
		got, err := readHTML(text)
		if err != nil {
			got = "!"
		}
		if got != want {
			t.Errorf("%q reads %q (%v), want %q", text, got, err, want)
		}
	}
}

func TestLimitsOfMessages(t *testing.T) {
	button := func(data string) []Button { return []Button{{Text: "1. Có", Data: data}} }
	for name, c := range map[string]struct {
		shown Shown
		bad   bool
	}{
		"as long as can be":  {Shown{Text: strings.Repeat("🙏", 2048), Buttons: button(strings.Repeat("a", 64))}, false},
		"too long":           {Shown{Text: strings.Repeat("🙏", 2048) + "a"}, true},
		"blank":              {Shown{Text: " \n"}, true},
		"a long caption":     {Shown{Text: strings.Repeat("ê", 1024), File: &File{}}, false},
		"too long a caption": {Shown{Text: strings.Repeat("ê", 1025), File: &File{}}, true},
		"no caption":         {Shown{File: &File{}}, false},
		"too much data":      {Shown{Text: "dạ", Buttons: button(strings.Repeat("a", 65))}, true},
		"no data":            {Shown{Text: "dạ", Buttons: button("")}, true},
		"too many buttons":   {Shown{Text: "dạ", Buttons: make([]Button, 101)}, true},
	} {
		if problem := c.shown.problem(); (problem != "") != c.bad {
			t.Errorf("%s: %q", name, problem)
		}
	}
}

func TestOlderOfTwoQuestionsIsRefused(t *testing.T) {
	server := Start(t)
	older := make(chan string)
	go func() { older <- ask(t, server, Token, url.Values{"timeout": {"30"}}) }()
	server.until("the first question is open", func() bool { return server.polls == 1 })
	newer := make(chan string)
	go func() { newer <- ask(t, server, Token, url.Values{"timeout": {"30"}}) }()
	if got := <-older; !strings.Contains(got, "terminated by other getUpdates request") {
		t.Errorf("the older question is answered %s", got)
	}
	server.Type(42, "hai")
	if got := <-newer; !strings.Contains(got, "hai") {
		t.Errorf("the newer question is answered %s", got)
	}
	if got := ask(t, server, "1:wrong", nil); !strings.Contains(got, "401") {
		t.Errorf("a wrong token is answered %s", got)
	}
}

// ask asks for updates and returns the answer.
func ask(t *testing.T, server *Server, token string, params url.Values) string {
	response, err := http.PostForm(server.URL()+"/bot"+token+"/getUpdates", params)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Error(err)
	}
	return string(body)
}

// A file is known by its name only as what it was sent as, and a group that moved
// says where to.
func TestFilesByNameAndGroupsThatMoved(t *testing.T) {
	server := Start(t)
	server.Send(42, map[string]any{"photo": []map[string]any{
		{"file_id": "small", "file_unique_id": "s", "width": 90, "height": 90},
		{"file_id": "large", "file_unique_id": "l", "width": 900, "height": 900},
	}})
	server.Migrate(-5, -1005, false)
	for name, c := range map[string]struct {
		call Call
		want string // "" for taken
	}{
		"its name":            {Call{Method: "sendPhoto", Params: map[string]string{"chat_id": "43", "photo": "large"}}, ""},
		"as another kind":     {Call{Method: "sendVoice", Params: map[string]string{"chat_id": "43", "voice": "large"}}, "wrong file identifier"},
		"a name nobody knows": {Call{Method: "sendPhoto", Params: map[string]string{"chat_id": "43", "photo": "none"}}, "wrong file identifier"},
		"a group that moved":  {Call{Method: "sendMessage", Params: map[string]string{"chat_id": "-5", "text": "dạ"}}, "upgraded to a supergroup"},
		"where it is":         {Call{Method: "sendMessage", Params: map[string]string{"chat_id": "-1005", "text": "dạ"}}, ""},
	} {
		answered := server.answer(t.Context(), c.call)
		if answered.OK != (c.want == "") || !strings.Contains(answered.Description, c.want) {
			t.Errorf("%s: %+v, want %q", name, answered, c.want)
		}
		if moved := answered.Parameters["migrate_to_chat_id"]; (moved == -1005) != strings.Contains(c.want, "upgraded") {
			t.Errorf("%s: told of a move to %d", name, moved)
		}
	}
}
