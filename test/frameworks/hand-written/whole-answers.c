// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// In C, too, an answer may be made whole: its status and its target at once.

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

struct asked {
  char verb[8], text[64];
};
struct sheet {
  int number;
  const char *location;
  const char *page;
};
void keep(const char *text);

static struct sheet sheet_for(const struct asked *it) {
  if (!strcmp(it->verb, "POST")) {
    keep(it->text);
    return (struct sheet){302, "/list", ""};
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: return (struct sheet){303, "/list", ""};
  }
  if (!strcmp(it->verb, "PUT")) {
    struct sheet sheet = {.number = 302, .location = "/list"};
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: PUT gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: struct sheet sheet = {.number = 303, .location = "/list"};
    keep(it->text);
    return sheet;
  }
  if (!strcmp(it->verb, "GET"))
    return (struct sheet){302, "/home", ""};
  if (!strcmp(it->verb, "DELETE")) {
    keep(it->text);
    return (struct sheet){302, NULL, "gone"};
  }
  return (struct sheet){405, NULL, "no"};
}

void serve(int client, const struct asked *it) {
  char out[512];
  const struct sheet sheet = sheet_for(it);
  const int length =
      sheet.location
          ? snprintf(out, sizeof out, "HTTP/1.1 %d -\r\nLocation: %s\r\n\r\n%s",
                     sheet.number, sheet.location, sheet.page)
          : snprintf(out, sizeof out, "HTTP/1.1 %d -\r\n\r\n%s", sheet.number,
                     sheet.page);
  send(client, out, (size_t)length, 0);
}
