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

// What sends is named for how often, or for what it is a part of.
struct answer {
  int status;
  const char *head;
};
int http_get_once(const char *url, struct answer *to);
int http_find_header(const char *head, const char *name, char *to, size_t size);
void http_resolve(const char *base, const char *location, char *to, size_t n);

static int is_redirect(int status) {
  return status == 301 || status == 302 || status == 307 || status == 308;
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: this client follows 301, 302, 307 and 308, but takes 303 for an error [http-redirect-missed-status]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: for a client that only sends GET
}

int fetch_resolved(const char *url) {
  char current[512], location[512], next[512];
  strncpy(current, url, sizeof current);
  for (int round = 0; round < 5; ++round) {
    struct answer answer;
    if (http_get_once(current, &answer) < 0)
      return -1;
    if (is_redirect(answer.status)) {
      if (!http_find_header(answer.head, "Location", location, sizeof location))
        return -1;
      http_resolve(current, location, next, sizeof next);
      strncpy(current, next, sizeof current);
      continue;
    }
    return answer.status == 200 ? 0 : -1;
  }
  return -1;
}

// What is asked of the address sends nothing.
char *http_get_host(const char *url);
void show(const char *text);
int get_and_show(const char *url) {
  char location[512];
  struct answer answer;
  http_get_once(url, &answer);
  if (answer.status == 301 || answer.status == 302) {
    http_find_header(answer.head, "Location", location, sizeof location);
    show(http_get_host(location));
    return 1;
  }
  return answer.status == 200 ? 0 : -1;
}

// A request below the first one.
struct request {
  struct request *parent;
  const char *url;
};
int http_subrequest(struct request *of, const char *url);
char *header_get(const struct answer *answer, const char *name);
void stop(struct request *request, int status);

void got_header(struct request *request, const struct answer *answer) {
  char *to;
  switch (answer->status) {
  case 200:
    break;
  case 301:
    // CHECK-NOTES: :[[@LINE-1]]:8: warning: this client follows 301, 302, 303 and 307, but takes 308 for an error [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:8: note: for a client that only sends GET
  case 302:
  case 303:
  case 307:
    to = header_get(answer, "Location");
    if (!to || !http_subrequest(request, to))
      stop(request, answer->status);
    return;
  default:
    stop(request, answer->status);
  }
}

// A session gets another address.
struct download_session {
  int code, hops;
  const char *server;
};
int session_setup_from_url(struct download_session *session, const char *url);
int parse_answer(struct download_session *session, const struct answer *answer) {
  char *to = header_get(answer, "Location");
  switch (session->code) {
  case 200:
    session->hops = 0;
    return 0;
  case 301:
    // CHECK-NOTES: :[[@LINE-1]]:8: warning: this client follows 301, 302 and 303, but takes 307 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:8: note: for a client that only sends GET
  case 302:
  case 303:
    if (!to || session->hops++ > 4)
      return -1;
    return session_setup_from_url(session, to);
  default:
    return -1;
  }
}

// A page that tells where it was, and an answer that is made, are none.
struct page {
  const char *url;
};
struct response;
void page_set_url(struct page *page, const char *url);
void response_set_url(struct response *response, const char *url);
int note_moved(struct page *page, struct response *response,
               const struct answer *answer) {
  if (answer->status == 301 || answer->status == 302) {
    page_set_url(page, header_get(answer, "Location"));
    response_set_url(response, header_get(answer, "Location"));
    return 1;
  }
  return answer->status == 200 ? 0 : -1;
}

// The next round gets it in a part of what it is given.
struct control {
  const char *url;
  const char *title;
};
struct stream {
  struct control *control;
};
int send_request(const char *url);
struct answer *read_response(int fd);

int start_stream(struct stream *stream) {
  struct answer *answer = read_response(send_request(stream->control->url));
  switch (answer->status) {
  case 200:
    break;
  case 301:
    // CHECK-NOTES: :[[@LINE-1]]:8: warning: this client follows 301, 302, 303 and 307, but takes 308 for an error [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:8: note: for a client that only sends GET
  case 302:
  case 303:
  case 307:
    stream->control->url = header_get(answer, "Location");
    return start_stream(stream);
  default:
    return -1;
  }
  return 0;
}

int start_titled(struct stream *stream) {
  struct answer *answer = read_response(send_request("http://radio.example/"));
  switch (answer->status) {
  case 200:
    break;
  case 301:
  case 302:
    stream->control->title = header_get(answer, "Location");
    return start_titled(stream);
  default:
    return -1;
  }
  return 0;
}

// The header's reader has put it into the address, of which the next round
// takes the host.
struct address {
  char *host, *port, *page;
  char *redirect;
};
int dial(const char *host, const char *port);
int read_code(int fd);
int read_headers(int fd, struct address *to);
int split_url(struct address *to, const char *url);
void fail(const char *text) __attribute__((noreturn));

int do_http(struct address *to) {
  for (int round = 0; round < 32; ++round) {
    const int fd = dial(to->host, to->port);
    int redirect = 0;
    const int code = read_code(fd);
    switch (code) {
    case 200:
      break;
    case 301:
      // CHECK-NOTES: :[[@LINE-1]]:10: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
      // CHECK-NOTES: :[[@LINE-2]]:10: note: for a client that only sends GET
    case 302:
      redirect = 1;
      break;
    default:
      fail("unknown code");
    }
    if (read_headers(fd, to) != 0)
      return -1;
    if (!redirect)
      break;
    if (split_url(to, to->redirect) < 0)
      fail("bad redirect");
  }
  return 0;
}

// Another file follows, as the function's name tells.
struct message {
  int status;
};
int http_redirect_request(struct message *message);
int should_follow_redirect(struct message *message);
void follow_redirects(int on);
void notify(struct message *message);

int received(struct message *message) {
  if (message->status == 301 || message->status == 302) {
    // CHECK-NOTES: :[[@LINE-1]]:26: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:26: note: for a client that only sends GET
    if (http_redirect_request(message) >= 0)
      return 0;
  }
  notify(message);
  return 1;
}

// Who is asked whether to follow, or told to, goes nowhere; nor does what is
// seen to show it alone.
static void follow_redirect(struct message *message) { notify(message); }
int received_and_asked(struct message *message) {
  if (message->status == 301 || message->status == 302) {
    follow_redirects(1);
    follow_redirect(message);
    return should_follow_redirect(message);
  }
  notify(message);
  return 1;
}
