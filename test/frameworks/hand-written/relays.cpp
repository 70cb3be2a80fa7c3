// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// A proxy that answers with what another server has answered: what that means
// is for the other server to say.

#include <cstdio>
#include <cstring>
#include <string>
#include <strings.h>
#include <sys/socket.h>
#include <vector>

struct Call {
  int fd;
  std::string verb, path;
};
struct Field {
  std::string name, value;
};
long fetch(const Call &call, char *answer, unsigned long size);
std::string fetched(const Call &call);
std::vector<Field> fieldsOf(const std::string &answer);
const char *field(const char *answer, const char *name);

static void answer(int fd, const char *target) {
  char out[4096];
  std::snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", target);
  send(fd, out, std::strlen(out), 0);
}
// Cut out behind the name of the header, by pointers.
void cut(const Call &call) {
  char got[4096], out[4096];
  fetch(call, got, sizeof got);
  const char *target = std::strstr(got, "Location: ");
  if (target && call.verb == "POST") {
    std::snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", target + 10);
    send(call.fd, out, std::strlen(out), 0);
  }
}
// By positions, in a variable and at once.
void positions(const Call &call) {
  const std::string got = fetched(call);
  if (call.verb != "PUT")
    return;
  const size_t at = got.find("\r\nLocation: ");
  if (at == std::string::npos)
    return;
  const std::string target = got.substr(at + 12, got.find("\r\n", at + 12) - at - 12);
  answer(call.fd, target.c_str());
  answer(call.fd, got.substr(got.find("location: ") + 10).c_str());
}
// Of a header that was looked at by itself.
void lines(const Call &call) {
  char got[4096], target[1024] = "";
  fetch(call, got, sizeof got);
  if (call.verb != "POST")
    return;
  for (char *line = std::strtok(got, "\n"); line; line = std::strtok(nullptr, "\n"))
    if (!strncasecmp(line, "Location:", 9)) {
      answer(call.fd, line + 9);
      std::sscanf(line, "Location: %1023s", target);
      answer(call.fd, target);
    }
}
void fields(const Call &call) {
  if (call.verb != "POST")
    return;
  for (const Field &one : fieldsOf(fetched(call)))
    if (one.name == "Location")
      answer(call.fd, one.value.c_str());
}
// By a function of the program's own.
void asked(const Call &call) {
  char got[4096];
  fetch(call, got, sizeof got);
  if (call.verb == "POST")
    answer(call.fd, field(got, "Location"));
}

// Its own Location is another matter.
void keep(const std::string &text);
void own(const Call &call) {
  if (call.verb != "POST")
    return;
  keep(call.path);
  std::string location = "/home";
  if (fetched(call).find("Location:") == std::string::npos)
    location = "/list";
  const std::string out = "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\n\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: const std::string out = "HTTP/1.1 303 See Other\r\nLocation: " + location + "\r\n\r\n";
  send(call.fd, out.data(), out.size(), 0);
}

// So is a line that is printed.
void printed(const Call &call, const char *page) {
  if (call.verb != "POST")
    return;
  keep(call.path);
  char line[1000], head[2000];
  snprintf(line, sizeof line, "Location: %s/\r\n", page);
  snprintf(head, sizeof head, "HTTP/1.1 302 Found\r\n%s\r\n", line);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: snprintf(head, sizeof head, "HTTP/1.1 303 See Other\r\n%s\r\n", line);
  send(call.fd, head, strlen(head), 0);
}
