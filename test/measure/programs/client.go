// Sends one request with net/http.
//
//	client METHOD URL FILE    FILE is the body, or empty
//	client                    prints the version
package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Println(runtime.Version())
		return
	}
	method, url, file := os.Args[1], os.Args[2], os.Args[3]
	var body io.Reader
	if file != "" {
		content, err := os.ReadFile(file)
		if err != nil {
			panic(err)
		}
		body = bytes.NewReader(content)
	}
	request, err := http.NewRequest(method, url, body)
	if err != nil {
		panic(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer response.Body.Close()
	if response.StatusCode != 200 {
		os.Exit(1)
	}
}
