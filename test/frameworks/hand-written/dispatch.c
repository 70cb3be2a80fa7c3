// RUN: %check_redirects %s %t --std gnu11 --checks http-redirect-loses-method,http-redirect-implicit-see-other

// How servers without a framework tell the method and find who answers: by an
// enumeration of their own, by a table, by a function of their own that is
// given a method, a path and what to call.

#include <string.h>
#include <sys/socket.h>

void keep(const char *text);

// The parser leaves the method in an enumeration.
enum verb { VERB_UNKNOWN, VERB_GET, VERB_POST, VERB_DELETE };
struct parsed {
  enum verb verb;
  char *text;
};
static void parse(struct parsed *to, const char *line) {
  if (!strncmp(line, "GET ", 4))
    to->verb = VERB_GET;
  else if (!strncmp(line, "POST ", 5))
    to->verb = VERB_POST;
  else
    to->verb = VERB_UNKNOWN;
}
void answerParsed(int fd) {
  char line[4000];
  struct parsed it;
  recv(fd, line, sizeof line, 0);
  parse(&it, line);
  if (it.verb == VERB_POST) {
    keep(it.text);
    send(fd, "HTTP/1.1 302 Found\r\nLocation: /a\r\n\r\n", 36, 0);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: send(fd, "HTTP/1.1 303 See Other\r\nLocation: /a\r\n\r\n", 40, 0);
  }
}
void answerReads(int fd, const struct parsed *it) {
  if (it->verb != VERB_GET)
    return;
  keep(it->text);
  send(fd, "HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n", 36, 0);
}
// It goes on as an argument.
static void choose(int fd, enum verb asked, const char *text) {
  switch (asked) {
  case VERB_GET:
    send(fd, "HTTP/1.1 302 Found\r\nLocation: /c\r\n\r\n", 36, 0);
    break;
  case VERB_DELETE:
    keep(text);
    send(fd, "HTTP/1.1 302 Found\r\nLocation: /d\r\n\r\n", 36, 0);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: DELETE gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: send(fd, "HTTP/1.1 303 See Other\r\nLocation: /d\r\n\r\n", 40, 0);
    break;
  default:
    break;
  }
}
void answerChosen(int fd, const struct parsed *it) { choose(fd, it->verb, it->text); }

// An enumeration that names no methods is a condition like any other.
enum stage { STAGE_OPEN, STAGE_PUT, STAGE_DONE };
struct job {
  enum stage stage;
  char *text;
};
void answerJob(int fd, const struct job *it) {
  if (it->stage == STAGE_PUT) {
    keep(it->text);
    send(fd, "HTTP/1.1 302 Found\r\nLocation: /e\r\n\r\n", 36, 0);
  }
}

// A table of verb, path and page.
struct asked {
  int fd;
  char verb[9], path[99], *text;
};
static void pushed(struct asked *it) {
  keep(it->text);
  send(it->fd, "HTTP/1.1 302 Found\r\nLocation: /f\r\n\r\n", 36, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: send(it->fd, "HTTP/1.1 303 See Other\r\nLocation: /f\r\n\r\n", 40, 0);
}
static void shown(struct asked *it) { send(it->fd, "HTTP/1.1 302 Found\r\nLocation: /g\r\n\r\n", 36, 0); }
static const struct page {
  const char *path;
  void (*answer)(struct asked *);
  const char *verb;
} pages[] = {{"/", shown, "GET"}, {"/push", pushed, "POST"}};
void answerPages(struct asked *it) {
  for (unsigned i = 0; i < sizeof pages / sizeof *pages; i++)
    if (!strcmp(it->verb, pages[i].verb) && !strcmp(it->path, pages[i].path)) {
      pages[i].answer(it);
      return;
    }
}
// What a table compares are no methods.
static void sent(struct asked *it) {
  keep(it->text);
  send(it->fd, "HTTP/1.1 302 Found\r\nLocation: /h\r\n\r\n", 36, 0);
}
static const struct word {
  const char *name;
  void (*answer)(struct asked *);
} words[] = {{"send", sent}, {"show", shown}};
void answerWords(struct asked *it) {
  for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
    if (!strcmp(it->text, words[i].name))
      words[i].answer(it);
}

// A function of the program registers, whatever it is called.
void web_page(const char *path, const char *verb, void (*page)(struct asked *), void *data);
void measure(const char *verb, const char *path, int count);
static void saved(struct asked *it) {
  keep(it->text);
  send(it->fd, "HTTP/1.1 302 Found\r\nLocation: /i\r\n\r\n", 36, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: send(it->fd, "HTTP/1.1 303 See Other\r\nLocation: /i\r\n\r\n", 40, 0);
}
static void listed(struct asked *it) { send(it->fd, "HTTP/1.1 302 Found\r\nLocation: /j\r\n\r\n", 36, 0); }
void install(void) {
  web_page("/saved", "PUT", saved, 0);
  web_page("/listed", "GET", listed, 0);
  measure("POST", "/saved", 3);
}
