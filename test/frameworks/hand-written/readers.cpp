// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// Where a function takes the request line apart, its callers can't have asked
// for the method before either.

#include <cstdio>
#include <cstring>
#include <sstream>
#include <string>
#include <sys/socket.h>

static void answer(int fd, const std::string &text) { send(fd, text.data(), text.size(), 0); }

// The parser is a function of its own.
struct parsed {
  char method[8], path[1024];
};
static bool parse(const char *line, parsed *to) {
  return std::sscanf(line, "%7s %1023s", to->method, to->path) == 2;
}
static void upgrade(int fd, const parsed &it) {
  answer(fd, std::string("HTTP/1.1 301 Moved Permanently\r\nLocation: https://a.example") + it.path + "\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it
  // CHECK-FIXES: answer(fd, std::string("HTTP/1.1 308 Permanent Redirect\r\nLocation: https://a.example") + it.path + "\r\n\r\n");
}
static void upgradeWords(int fd, const parsed &it) {
  answer(fd, std::string("HTTP/1.1 301 Moved Permanently\r\nLocation: https://k.example") + it.path + "\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it
  // CHECK-FIXES: answer(fd, std::string("HTTP/1.1 308 Permanent Redirect\r\nLocation: https://k.example") + it.path + "\r\n\r\n");
}
static void upgradeForGet(int fd, const parsed &it) {
  answer(fd, std::string("HTTP/1.1 301 Moved Permanently\r\nLocation: https://b.example") + it.path + "\r\n\r\n");
}
void serve(int fd) {
  char line[4096];
  parsed it;
  recv(fd, line, sizeof line - 1, 0);
  if (parse(line, &it))
    upgrade(fd, it);
}
void serveReads(int fd) {
  char line[4096];
  parsed it;
  recv(fd, line, sizeof line - 1, 0);
  if (parse(line, &it) && !std::strcmp(it.method, "GET"))
    upgradeForGet(fd, it);
}

// Words come out of a stream.
void streamed(int fd, const std::string &head) {
  std::istringstream in(head);
  std::string method, target, version;
  in >> method >> target >> version;
  answer(fd, "HTTP/1.1 302 Found\r\nLocation: https://c.example" + target + "\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it
  // CHECK-FIXES: answer(fd, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://c.example" + target + "\r\n\r\n");
}
void streamedReads(int fd, const std::string &head) {
  std::istringstream in(head);
  std::string method, target, version;
  in >> method >> target >> version;
  if (method == "GET")
    answer(fd, "HTTP/1.1 302 Found\r\nLocation: https://d.example" + target + "\r\n\r\n");
}
// A name and a value are no request line.
void setting(int fd, const std::string &line) {
  std::istringstream in(line);
  std::string key, value;
  in >> key >> value;
  answer(fd, "HTTP/1.1 302 Found\r\nLocation: https://e.example" + value + "\r\n\r\n");
}

// The line is cut at its spaces.
void positions(int fd, const std::string &line) {
  const size_t begin = line.find(' ');
  const size_t end = line.find(' ', begin + 1);
  const std::string path = line.substr(begin + 1, end - begin - 1);
  answer(fd, "HTTP/1.1 301 Moved Permanently\r\nLocation: https://f.example" + path + "\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it
  // CHECK-FIXES: answer(fd, "HTTP/1.1 308 Permanent Redirect\r\nLocation: https://f.example" + path + "\r\n\r\n");
}
// Word by word: what is filled is no mere test.
void words(int fd, const std::string &line) {
  std::istringstream in(line);
  parsed it;
  std::string word;
  for (int i = 0; std::getline(in, word, ' '); ++i)
    if (i == 1)
      word.copy(it.path, sizeof it.path);
  upgradeWords(fd, it);
}
// A header's value has words, too.
void ranged(int fd, const std::string &headerValue, const parsed &it) {
  const size_t end = headerValue.find(' ');
  if (std::stoi(headerValue.substr(0, end)) > 200)
    answer(fd, std::string("HTTP/1.1 301 Moved Permanently\r\nLocation: https://h.example") + it.path + "/\r\n\r\n");
}
// A number is no method.
int strToInt(const std::string &text);
void errorPage(int fd, const std::string &setting, const parsed &it) {
  const size_t end = setting.find(' ');
  const int code = strToInt(setting.substr(0, end));
  if (code > 400)
    answer(fd, std::string("HTTP/1.1 301 Moved Permanently\r\nLocation: https://j.example") + it.path + "/\r\n\r\n");
}
// What only asks whether there is a space takes nothing apart.
void configured(int fd, const std::string &folder, const char *name, const parsed &it) {
  if (folder.find(' ') != std::string::npos || !std::strchr(name, '/') || std::strchr(name, ' '))
    return;
  answer(fd, std::string("HTTP/1.1 301 Moved Permanently\r\nLocation: https://i.example") + it.path + "/\r\n\r\n");
}
void value(int fd, const std::string &line) {
  const std::string path = line.substr(line.find('=') + 1);
  answer(fd, "HTTP/1.1 301 Moved Permanently\r\nLocation: https://g.example" + path + "\r\n\r\n");
}

// By a loop, into a record that has the target as well.
struct asked {
  std::string verb, uri;
};
static asked taken(const std::string &line) {
  asked it;
  size_t at = 0;
  while (at < line.size() && line[at] != ' ')
    ++at;
  it.verb = line.substr(0, at);
  it.uri = line.substr(at + 1);
  return it;
}
void record(int fd, const std::string &line) {
  const asked it = taken(line);
  answer(fd, "HTTP/1.1 302 Found\r\nLocation: https://h.example" + it.uri + "\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it
  // CHECK-FIXES: answer(fd, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://h.example" + it.uri + "\r\n\r\n");
}
// What is given, or copied from another request, was known before.
void given(int fd, const asked &before, const std::string &verb) {
  asked it;
  it.verb = verb;
  it.uri = before.uri;
  answer(fd, "HTTP/1.1 302 Found\r\nLocation: https://i.example" + it.uri + "\r\n\r\n");
}
