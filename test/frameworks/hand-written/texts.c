// RUN: %check_redirects %s %t --std gnu11 --checks http-redirect-loses-method,http-redirect-implicit-see-other

// Responses that a program writes as text. The fix changes the phrase with the
// status, and what the call says of the text's length.

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

void save_order(const char *body);

static void counted(int fd, const char *method, const char *body) {
  if (strcmp(method, "POST") != 0)
    return;
  save_order(body);
  write(fd, "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n", 39);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: write(fd, "HTTP/1.1 303 See Other\r\nLocation: /done\r\n\r\n", 43);
}
static void countedForGet(int fd, const char *method) {
  if (strcmp(method, "GET") != 0)
    return;
  write(fd, "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n", 39);
}
// The number isn't the length of the text.
static void longer(FILE *out, const char *method, const char *body) {
  if (strcmp(method, "PUT") != 0)
    return;
  save_order(body);
  const char text[64] = "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: PUT gets a 302
  // CHECK-FIXES: const char text[64] = "HTTP/1.1 303 See Other\r\nLocation: /done\r\n\r\n";
  fwrite(text, 1, strlen(text), out);
}
static void records(FILE *out, const char *method, const char *body) {
  if (strcasecmp(method, "DELETE"))
    return;
  save_order(body);
  fwrite("HTTP/1.1 302 Found\r\n"
         // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: DELETE gets a 302
         // CHECK-FIXES: fwrite("HTTP/1.1 303 See Other\r\n"
         "Location: /done\r\n\r\n",
         39, 1, out);
  // CHECK-FIXES: 43, 1, out);
}
// What others may use as well is not changed.
static void shared(FILE *out, const char *method, const char *body) {
  if (strcasecmp(method, "DELETE"))
    return;
  save_order(body);
  static const char *const text = "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n";
  fwrite(text, 39, 1, out);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: DELETE gets a 302
}

// Phrases of older servers, and none at all.
static void phrases(int fd, const char *method, const char *body) {
  if (strncmp(method, "POST", 4) != 0)
    return;
  save_order(body);
  dprintf(fd, "HTTP/1.0 302 Moved Temporarily\r\nLocation: /a\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST gets a 302
  // CHECK-FIXES: dprintf(fd, "HTTP/1.0 303 See Other\r\nLocation: /a\r\n\r\n");
}
static void wrongPhrase(int fd, const char *method, const char *body) {
  if (strncmp(method, "POST", 4) != 0)
    return;
  save_order(body);
  dprintf(fd, "HTTP/1.1 301 OK\r\nLocation: /b\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST gets a 301
  // CHECK-FIXES: dprintf(fd, "HTTP/1.1 303 See Other\r\nLocation: /b\r\n\r\n");
}
static void withoutPhrase(int fd, const char *method, const char *body) {
  if (strncmp(method, "POST", 4) != 0)
    return;
  save_order(body);
  dprintf(fd, "HTTP/1.1 302\r\nLocation: /c\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST gets a 302
  // CHECK-FIXES: dprintf(fd, "HTTP/1.1 303\r\nLocation: /c\r\n\r\n");
}

// The request line, before it is taken apart.
static void requestLine(int fd, const char *line, const char *body) {
  if (strncmp(line, "POST /orders ", 13) == 0) {
    save_order(body);
    dprintf(fd, "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n");
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: POST gets a 302
    // CHECK-FIXES: dprintf(fd, "HTTP/1.1 303 See Other\r\nLocation: /done\r\n\r\n");
  } else if (memcmp(line, "GET ", 4) == 0) {
    dprintf(fd, "HTTP/1.1 302 Found\r\nLocation: /orders\r\n\r\n");
  }
}

// Neither a log nor a table of phrases is a response, nor is what a client
// looks for in one.
static FILE *trace_file;
static void logs(const char *method, const char *body) {
  if (strcmp(method, "POST") != 0)
    return;
  save_order(body);
  fprintf(stderr, "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n");
  fprintf(trace_file, "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n");
  fputs("> HTTP/1.1 302 Found\n> Location: /done\n", stdout);
}
struct phrase {
  int code;
  const char *line;
};
static const struct phrase Phrases[] = {
    {301, "HTTP/1.1 301 Moved Permanently\r\nLocation: "},
    {302, "HTTP/1.1 302 Found\r\nLocation: "},
};
static const char *phraseOf(int code) {
  switch (code) {
  case 302:
    return "302 Found";
  default:
    return Phrases[0].line;
  }
}
static int client(int fd, const char *method) {
  char answer[4096] = "";
  if (strcmp(method, "POST") == 0)
    dprintf(fd, "POST /orders HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
  if (read(fd, answer, sizeof(answer) - 1) <= 0)
    return 0;
  return strncmp(answer, "HTTP/1.1 302 Found\r\nLocation: ", 30) == 0 ||
         strcmp(answer, phraseOf(302)) == 0;
}

// Words that are no methods, and methods in other places.
static void command(int fd, const char *word, const char *body) {
  if (strcmp(word, "delete") != 0)
    return;
  save_order(body);
  dprintf(fd, "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n");
}
static void unknownMethod(int fd, const char *body) {
  save_order(body);
  dprintf(fd, "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n");
}

void serve(int fd, FILE *out, const char *method, const char *body) {
  counted(fd, method, body);
  countedForGet(fd, method);
  longer(out, method, body);
  records(out, method, body);
  shared(out, method, body);
  phrases(fd, method, body);
  wrongPhrase(fd, method, body);
  withoutPhrase(fd, method, body);
  requestLine(fd, method, body);
  logs(method, body);
  client(fd, method);
  command(fd, method, body);
  unknownMethod(fd, body);
}
