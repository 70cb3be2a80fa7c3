// RUN: %check_redirects %s %t --checks http-redirect-missed-status --no-fix --std c11
// RUN: %check_redirects %s %t --suffix=EXCLUDED --checks http-redirect-missed-status --no-fix --std c11 --option "http-redirect-missed-status.Exclude=*.tmp.c"
// CHECK-NO-MESSAGES-EXCLUDED

// Answers that are read as text.

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int http_request(const char *url, char *answer, size_t size);
void parse_url(const char *url, char *host, char *path);
int http_connect(const char *host);

int fetch(const char *url, FILE *to) {
  char answer[4096];
  int status = 0;
  if (http_request(url, answer, sizeof answer) < 0)
    return -1;
  sscanf(answer, "HTTP/1.1 %d", &status);
  if (status == 301 || status == 302) {
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:17: note: for a client that only sends GET
    char *location = strstr(answer, "Location: ");
    if (location) {
      char next[1024];
      sscanf(location, "Location: %1023s", next);
      return fetch(next, to);
    }
  }
  if (status != 200)
    return -1;
  fputs(answer, to);
  return 0;
}

int fetch_by_words(const char *url) {
  char answer[4096];
again:
  http_request(url, answer, sizeof answer);
  if (strstr(answer, "HTTP/1.1 302 Found")) {
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: this client follows 302, but takes 301, 303, 307 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:22: note: for a client that only sends GET
    char *to = strstr(answer, "Location: ");
    if (to) {
      url = strdup(to + 10);
      goto again;
    }
  }
  puts(answer);
  return 0;
}

int fetch_by_host(const char *host) {
  char answer[4096], line[512], path[256];
  int status = 0;
  http_request(host, answer, sizeof answer);
  status = atoi(answer + 9);
  if (status != 301 && status != 302 && status != 307)
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: this client follows 301, 302 and 307, but takes 303 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:17: note: for a client that only sends GET
    return status;
  while (fgets(line, sizeof line, stdin)) {
    if (strncasecmp(line, "Location:", 9) == 0) {
      char to[256];
      parse_url(line + 9, to, path);
      return http_connect(to);
    }
  }
  return -1;
}

// All five, by text.
int fetch_all(const char *url) {
  char answer[4096];
  http_request(url, answer, sizeof answer);
  const char *code = answer + 9;
  if (!strncmp(code, "301", 3) || !strncmp(code, "302", 3) ||
      !strncmp(code, "303", 3) || !strncmp(code, "307", 3) ||
      !strncmp(code, "308", 3)) {
    char *to = strstr(answer, "Location: ");
    return to ? fetch_all(to + 10) : -1;
  }
  return 0;
}
