// RUN: %check_redirects %s %t --checks 'http-redirect-*,-http-redirect-missed-status' --no-fix

// Servers that ask for the method in ways that aren't understood, so that nobody
// knows whom they answer, and programs that only speak of answers.
// CHECK-NO-MESSAGES

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <strings.h>
#include <sys/socket.h>

struct Asked {
  std::string method, path;
  int fd;
};
static Asked parse(const std::string &head, int fd) {
  Asked it;
  std::istringstream in(head);
  std::string version;
  in >> it.method >> it.path >> version;
  it.fd = fd;
  return it;
}
static void answer(int fd, const std::string &text) { send(fd, text.data(), text.size(), 0); }
static void slash(const Asked &it) { answer(it.fd, "HTTP/1.1 301 Moved Permanently\r\nLocation: " + it.path + "/\r\n\r\n"); }
static void refuse(const Asked &it) { answer(it.fd, "HTTP/1.1 405 Method Not Allowed\r\n\r\n"); }

// Objects and functions that are chosen by the method.
struct Page {
  virtual ~Page() = default;
  virtual void run(const Asked &it) = 0;
};
struct Shown : Page {
  void run(const Asked &it) override { slash(it); }
};
struct Refused : Page {
  void run(const Asked &it) override { refuse(it); }
};
static std::unique_ptr<Page> pageFor(const Asked &it) {
  if (it.method == "GET")
    return std::make_unique<Shown>();
  return std::make_unique<Refused>();
}
void made(int fd, const std::string &head) {
  const Asked it = parse(head, fd);
  pageFor(it)->run(it);
}
void pointed(int fd, const std::string &head) {
  const Asked it = parse(head, fd);
  Page *page = nullptr;
  if (it.method == "GET")
    page = new Shown;
  else
    page = new Refused;
  page->run(it);
}
static const std::map<std::string, std::function<void(const Asked &)>> functions = {{"GET", slash}, {"POST", refuse}};
void mapped(int fd, const std::string &head) {
  const Asked it = parse(head, fd);
  const auto found = functions.find(it.method);
  if (found != functions.end())
    found->second(it);
}
static std::map<std::string, Page *> objects = {{"GET", new Shown}, {"POST", new Refused}};
void mappedObjects(int fd, const std::string &head) {
  const Asked it = parse(head, fd);
  objects[it.method]->run(it);
}

// Numbers that are made of the method, and letters.
enum class Kind { Get, Head, Other };
static Kind kindOf(const std::string &method) {
  return method == "GET" ? Kind::Get : method == "HEAD" ? Kind::Head : Kind::Other;
}
void kinds(int fd, const std::string &head) {
  const Asked it = parse(head, fd);
  if (kindOf(it.method) != Kind::Other)
    slash(it);
}
static unsigned hashOf(const char *text) {
  unsigned hash = 0;
  while (*text)
    hash = hash * 31 + static_cast<unsigned char>(*text++);
  return hash;
}
void hashed(int fd) {
  char line[4096];
  recv(fd, line, sizeof line, 0);
  const char *method = std::strtok(line, " ");
  const char *path = std::strtok(nullptr, " ");
  if (hashOf(method) == 70454)
    slash({method, path, fd});
}
static bool isGet(const char *line) { return line[0] == 'G' && line[1] == 'E' && line[2] == 'T'; }
void spelled(int fd) {
  char line[4096];
  recv(fd, line, sizeof line, 0);
  if (isGet(line))
    slash({"", std::strchr(line, ' ') + 1, fd});
}
void atOnce(int fd) {
  char line[4096];
  recv(fd, line, sizeof line, 0);
  if (*reinterpret_cast<const uint32_t *>(line) == 0x20544547)
    slash({"", std::strchr(line, ' ') + 1, fd});
}

// A client takes status lines and headers apart, and prints what it has got.
static int statusOf(const char *line) {
  char version[16], code[8];
  return std::sscanf(line, "%15s %7s", version, code) == 2 ? std::atoi(code) : 0;
}
int fetch(int fd, const std::string &method, const std::string &path, int depth) {
  char line[4096], location[1024] = "";
  answer(fd, method + " " + path + " HTTP/1.1\r\n\r\n");
  recv(fd, line, sizeof line, 0);
  const int status = statusOf(line);
  for (char *next = std::strtok(line, "\n"); next; next = std::strtok(nullptr, "\n"))
    if (!strncasecmp(next, "Location:", 9))
      std::sscanf(next, "Location: %1023s", location);
  if (status != 302 || depth > 5)
    return status;
  std::printf("HTTP/1.1 302 Found\r\nLocation: %s\r\n", location);
  return fetch(fd, method == "POST" ? "GET" : method, location, depth + 1);
}
