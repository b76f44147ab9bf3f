// Command reviewdog reads a report as reviewdog does, and prints one line for each diagnostic that came through:
//
//	reviewdog FORMAT FILE
//
// FORMAT is one of reviewdog's names (rdjson, rdjsonl, checkstyle, sarif), or an error format, which has a percent sign.
// Only reviewdog's readers are linked in, not its clients.
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/reviewdog/reviewdog/parser"
)

func options(format string) *parser.Option {
	if strings.Contains(format, "%") {
		return &parser.Option{Errorformat: []string{format}}
	}
	return &parser.Option{FormatName: format}
}

func read(format, path string) error {
	reader, err := parser.New(options(format))
	if err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	diagnostics, err := reader.Parse(file)
	if err != nil {
		return err
	}
	for _, found := range diagnostics {
		place := found.GetLocation()
		start := place.GetRange().GetStart()
		fmt.Printf("%q:%d:%d %s %s suggestions=%d %q\n", place.GetPath(), start.GetLine(), start.GetColumn(),
			found.GetSeverity(), found.GetCode().GetValue(), len(found.GetSuggestions()), found.GetMessage())
	}
	return nil
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: reviewdog FORMAT FILE")
		os.Exit(2)
	}
	if err := read(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
