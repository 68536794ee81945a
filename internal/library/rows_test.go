package library_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hoidap/internal/library"
)

// The files most mistakes are made in.
const page, neighbourPage = "dien-nuoc/tien-dien.2026-01-01.md", "dien-nuoc/can-ngheo.2020-01-01.md"

// long is a sentence of thirty words.
var long = strings.Repeat("một hai ba bốn ", 7) + "hết."

// mistakes are changes of one line of one file, and the row that points to each.
var mistakes = []struct{ file, old, new, want string }{
	{page, "fee: none", "fe: none", page + ":15:1 lint.unknown-key"},
	{page, "{code: S30, url", "{code: S30, link", page + ":11:17 lint.unknown-key"},
	{page, "fee: none", "fee: none\nfee: some", page + ":16:1 lint.duplicate-key"},
	{page, "for: [ho-ngheo]", "for: [ho-ngheo", page + ":8:1 lint.yaml"},
	{page, "for: [ho-ngheo]", "for: ho-ngheo", page + ":7:6 lint.wrong-type"},
	{page, "---\nid", "id", page + ":1 lint.no-front"},
	{page, "title: Hỗ trợ tiền điện", "title:", page + ":3 lint.missing-key"},
	{page, "from: 2026-01-01", "from: 1/1/2026", page + ":5 lint.date"},
	{page, "to: open", "to: 2025-01-01", page + ":6 lint.period-order"},
	{page, "checked: not yet", "checked: rồi", page + ":12 lint.checked"},
	{page, "checked: not yet", "checked: {by: A}", page + ":12 lint.checked"},
	{page, "contact: xa", "contact: huyen", page + ":14 lint.unknown-office"},
	{page, "for: [ho-ngheo]", "for: [ho-giau]", page + ":7 lint.unknown-group"},
	{page, "fee: none", "fee: free", page + ":15 lint.fee"},
	{page, "id: tien-dien", "id: tien-nuoc", page + ":1 lint.file-name"},
	{page, "  - \"tien dien ho ngheo\"\n  - \"b\"\n  - \"c\"\n  - \"d\"\n  - \"e\"\n  - \"g\"", "  - \"\"", page + ":18 lint.no-questions"},
	{page, "\n  - \"g\"", "", page + ":18 lint.few-questions"},
	{page, "Tiền trả mỗi quý.", "Tiền trả 540.000 đồng.", page + ":26 lint.unsourced"},
	{page, "Tiền trả mỗi quý.", "Tiền trả từ 1/7/2025.", page + ":26 lint.unsourced"},
	{page, "Tiền trả mỗi quý.", "Gọi 1900 9068.", page + ":26 lint.unsourced"},
	{page, "Tiền trả mỗi quý.", "Theo QĐ 60/2014/QĐ-TTg.", page + ":26 lint.unsourced"},
	{page, "7/4/2014, 1/1/2026]", "7/4/2014]", page + ":5 lint.unsourced"},
	{page, "{code: S30, url: \"https://example.vn/a\"", "{code: G", page + ":8 lint.weak-source"},
	{page, "url: \"https://example.vn/a\", ", "", page + ":10 lint.source-code"},
	{page, "basis:\n  - {number: QĐ 28/2014/QĐ-TTg, date: 2014-04-07}\n", "", page + ":1 lint.no-basis"},
	{page, "{not: \"hộ cận nghèo\", see: can-ngheo}", "{not: x, see: can-ngeo}", page + ":16 lint.neighbour"},
	{page, "{not: \"hộ cận nghèo\", see: can-ngheo}", "{not: x, see: tien-dien}", page + ":16 lint.neighbour"},
	{page, "Tiền trả mỗi quý.", "Đối tượng Thụ hưởng: hộ nghèo.", page + ":26 lint.officialese"},
	{neighbourPage, "{code: S1, url: \"https://example.vn/b\",", "{code: S1, url: \"https://example.vn/b\"}, {code: M,", neighbourPage + ":9 lint.checked-memory"},
	{"style.yaml", "say: \"bà con được nhận\"", "say: \"\"", "style.yaml:2 lint.empty-style"},
	{"materials.yaml", "kind: radio", "kind: poem", "materials.yaml:2 lint.material-kind"},
	{"materials.yaml", "state: planned", "state: soon", "materials.yaml:3 lint.register-state"},
	{"materials.yaml", "media/tien-dien.mp3", "media/tien-nuoc.mp3", "materials.yaml:2 lint.material-file"},
	{"materials.yaml", "media/tien-dien.mp3", "media/../topics.yaml", "materials.yaml:2 lint.material-file"},
	{"materials.yaml", "place: tan-khai", "place: huyen", "materials.yaml:3 lint.material-place"},
	{"materials.yaml", "hinh-dien", "nghe-dien", "materials.yaml:3 lint.register-id"},
	{"materials.yaml", "articles: [tien-dien], place", "articles: [tien-den], place", "materials.yaml:3 lint.dead-link"},
	{"needs.yaml", "state: open", "state: made", "needs.yaml:2 lint.register-state"},
	{"needs.yaml", "[tien-dien]", "[tien-den]", "needs.yaml:2 lint.dead-link"},
	{page, "Hộ nghèo được hỗ trợ tiền điện.\nTiền trả mỗi quý.", "", page + ":26 lint.no-short"},
	{page, "Tiền trả mỗi quý.", strings.Repeat("Tiền. ", 80), page + ":26 lint.long-short"},
	{page, "Tiền trả mỗi quý.", long, page + ":26 lint.long-sentence"},
	{page, "## Ai được", "## Ai", page + ":29 lint.unknown-section"},
	{page, "## Ai được", "## Lưu ý", page + ":34 lint.section-order"},
	{page, "## Ai được", "Ai được", page + ":29 lint.lost-heading"},
	{page, "## Ai được", "##Ai được", page + ":29 lint.lost-heading"},
	{page, "## Ai được", "### Ai được", page + ":29 lint.heading-level"},
	{page, "Không cần nộp đơn.", "", page + ":34 lint.empty-section"},
	{page, "Không cần nộp đơn.", "**Không** cần.", page + ":36 lint.markup"},
	{page, "Không cần nộp đơn.", "<b>Không</b>", page + ":36 lint.markup"},
	{page, "- Hộ nghèo.", "- Hộ nghèo.\n  - con", page + ":32 lint.nested"},
	{page, "(can-ngheo)", "(can-ngeo)", page + ":32 lint.dead-link"},
	{page, "Hộ nghèo được", "\xd0\xd1 được", page + ":26 lint.not-utf8"},
	{"topics.yaml", "dien-nuoc", "dien", "dien-nuoc/can-ngheo.2020-01-01.md:4 lint.unknown-topic"},
	{"topics.yaml", "topics:", "topic:", "topics.yaml:1:1 lint.unknown-key"},
	{"places.yaml", "source: S46", "sources: S46", "places.yaml:4:91 lint.unknown-key"},
	{"places.yaml", "hours:", "hour:", "places.yaml:5:1 lint.unknown-key"},
	{"places.yaml", "from: \"13:30\"", "from: \"1330\"", "places.yaml:8 lint.hours"},
	{"places.yaml", "to: \"17:00\"", "to: \"13:30\"", "places.yaml:8 lint.hours"},
	{"places.yaml", "[t2, t6]", "[]", "places.yaml:8 lint.hours"},
	{"places.yaml", "[t2, t6]", "[t8]", "places.yaml:8 lint.hours"},
	{"places.yaml", "to: \"11:30\"", "to: \"14:00\"", "places.yaml:9 lint.hours"},
	{"places.yaml", "by: Nguyễn Văn A, ", "", "places.yaml:6 lint.checked"},
	{"places.yaml", "on: 2026-02-03", "on: hôm qua", "places.yaml:6 lint.checked"},
	{"places.yaml", "  checked: {by: Nguyễn Văn A, on: 2026-02-03}\n", "", "places.yaml:6 lint.checked"},
	{"places.yaml", "2027-09-02", "2027-9-2", "places.yaml:11 lint.holiday"},
	{"places.yaml", "name: \"lễ sau\", ", "", "places.yaml:11 lint.holiday"},
	{"places.yaml", "to: 2027-05-01", "to: 2027-04-01", "places.yaml:12 lint.holiday"},
	{"places.yaml", "from: 2027-09-02, source: S1", "from: 2027-09-02", "places.yaml:11 lint.holiday-source"},
	{"places.yaml", "from: 2027-09-02, source: S1", "from: 2027-09-02, source: M", "places.yaml:11 lint.holiday-source"},
	{"vocabulary.yaml", ", source: \"Sidwell 2015\"", "", "vocabulary.yaml:4 lint.stieng-source"},
	{"vocabulary.yaml", "[\"giấy chứng nhận hộ nghèo\"]", "[]", "vocabulary.yaml:2 lint.empty-meaning"},
	{"outside.yaml", "contact: xa", "contact: huyen", "outside.yaml:2 lint.outside"},
	{"outside.yaml", "lương hưu tính", "", "outside.yaml:2 lint.outside"},
	{"outside.yaml", "subjects:", "subject:", "outside.yaml:1:1 lint.unknown-key"},
	{"dangers.yaml", "alarm: fire", "alarm: fir", "dangers.yaml:2 lint.danger"},
	{"dangers.yaml", "khói ra từ bếp nhà bên", "", "dangers.yaml:2 lint.danger"},
	{"dangers.yaml", "bếp củi khói quá", "", "dangers.yaml:3 lint.danger"},
	{"dangers.yaml", "bếp củi khói quá", "khói ra từ bếp nhà bên", "dangers.yaml:3 lint.danger-both"},
	{"dangers.yaml", "calm:", "cam:", "dangers.yaml:3:1 lint.unknown-key"},
	{"vocabulary.yaml", "sentence: alarm.fire", "sentence: \"\"", "vocabulary.yaml:9 lint.empty-alarm"},
	{"vocabulary.yaml", "say: [\"cháy nhà\"]", "say: [\"cháy (nhà|bếp\"]", "vocabulary.yaml:9 lint.alarm-phrase"},
	{"vocabulary.yaml", "not: [\"cháy túi\"]", "not: [\"cháy (túi … tiền|sạch)\"]", "vocabulary.yaml:9 lint.alarm-phrase"},
	{"vocabulary.yaml", "lửa … lan", "lửa … tràn", "vocabulary.yaml:9 lint.alarm-scene"},
	{"vocabulary.yaml", "{id: lan, say: [lan]}", "{id: lan, say: []}", "vocabulary.yaml:13 lint.alarm-words"},
	{"vocabulary.yaml", "{id: lan,", "{id: lửa,", "vocabulary.yaml:13 lint.alarm-words"},
	{"vocabulary.yaml", "(lửa|cháy)", "(lửa|cháy", "vocabulary.yaml:12 lint.alarm-phrase"},
	{"vocabulary.yaml", "past: [\"năm ngoái\"]", "past: [\"(năm|tháng ngoái\"]", "vocabulary.yaml lint.alarm-phrase"},
}

// A mistake in one line of one file is one row that points to it.
func TestRowsPointToTheMistake(t *testing.T) {
	for _, test := range mistakes {
		t.Run(test.want, func(t *testing.T) {
			files := folder()
			before := string(files[test.file].Data)
			after := strings.Replace(before, test.old, test.new, 1)
			if before == after {
				t.Fatalf("%q is not in %s", test.old, test.file)
			}
			files[test.file] = &fstest.MapFile{Data: []byte(after)}
			_, rows := library.Read(files)
			var got []string
			for _, row := range rows {
				got = append(got, row.Place()+" "+row.Sentence.ID)
			}
			if !slices.Contains(got, test.want) {
				t.Errorf("rows %q, want %q", got, test.want)
			}
		})
	}
}

func TestPeriodsOfOneID(t *testing.T) {
	covers := "covers: [1/1/2024, 31/12/2025, 1/2/2026, "
	later := strings.NewReplacer("from: 2026-01-01", "from: FROM", "covers: [", covers).Replace(article)
	earlier := strings.NewReplacer("from: 2026-01-01", "from: 2024-01-01", "to: open", "to: 2025-12-31", "covers: [", covers).Replace(article)
	for _, test := range []struct{ from, want string }{
		{"2026-01-01", ""},
		{"2025-12-31", "lint.overlap"},
		{"2026-02-01", "lint.hole"},
	} {
		files := folder()
		delete(files, "dien-nuoc/tien-dien.2026-01-01.md")
		files["dien-nuoc/tien-dien.2024-01-01.md"] = &fstest.MapFile{Data: []byte(earlier)}
		files["dien-nuoc/tien-dien."+test.from+".md"] = &fstest.MapFile{Data: []byte(strings.Replace(later, "FROM", test.from, 1))}
		_, rows := library.Read(files)
		got := ""
		for _, row := range rows {
			got += row.Sentence.ID
			if row.Line != 5 {
				t.Errorf("from %s: row at line %d, want 5", test.from, row.Line)
			}
		}
		if got != test.want {
			t.Errorf("from %s: rows %q, want %q", test.from, got, test.want)
		}
	}
}
