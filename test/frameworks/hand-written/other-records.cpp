// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// Records with a number and texts that answer no request of this server.

#include <map>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <utility>

struct Asked {
  std::string verb, text;
};
void keep(const std::string &text);
using Lines = std::map<std::string, std::string>;

// What another protocol answers.
struct Play {
  int status = 200;
  Lines headers;
};
std::string rtsp(const Play &play) {
  std::ostringstream out;
  out << "RTSP/1.0 " << play.status << " -\r\n";
  for (const auto &[name, value] : play.headers)
    out << name << ": " << value << "\r\n";
  return out.str() + "\r\n";
}
Play describe(const Asked &it) {
  if (it.verb == "POST") {
    keep(it.text);
    return {302, {{"Location", "rtsp://other.example/live"}}};
  }
  return {404, {}};
}

// Where somebody is.
struct Place {
  int code;
  std::string location;
};
Place placeOf(const Asked &it) {
  if (it.verb == "POST") {
    keep(it.text);
    return {302, "Kansas City"};
  }
  return {404, "Not Here"};
}

// A row of a table.
struct Row {
  int code;
  const char *location;
};
Row rowOf(const Asked &it) {
  if (it.verb == "POST") {
    keep(it.text);
    return {302, "shelf"};
  }
  return {404, "floor"};
}

// What another server answered, and how long it may take.
struct UpstreamResult {
  int status;
  Lines headers;
};
struct Limits {
  int timeout;
  std::string location;
};
UpstreamResult relayed(const Asked &it) {
  Limits limits{302, "/spool"};
  if (it.verb != "PUT")
    limits = {404, "/none"};
  if (it.verb == "PUT") {
    keep(it.text);
    return {302, {{"Location", "/there"}}};
  }
  return {404, {}};
}

// What a fake server of a test is to tell, and how another one is asked.
struct Told {
  int number;
  Lines lines;
};
struct ClientResponse {
  int status;
  Lines headers;
};
ClientResponse asked(const Asked &it) {
  if (it.verb == "POST") {
    keep(it.text);
    return {302, {{"Location", "/list"}}};
  }
  return {200, {}};
}
struct FakeServer {
  Told tell(const Asked &it) {
    if (it.verb == "POST") {
      keep(it.text);
      return {302, {{"Location", "/list"}}};
    }
    return {200, {}};
  }
};
struct AskingOptions {
  int first;
  Lines lines;
};
void ask(const AskingOptions &options);
void forward(const Asked &it) {
  if (it.verb == "POST") {
    keep(it.text);
    ask({302, {{"Location", "/list"}}});
  } else {
    ask({100, {}});
  }
}

void serve(int fd, const Asked &it) {
  const std::string text = rtsp(describe(it)) + placeOf(it).location + rowOf(it).location;
  send(fd, text.data(), text.size(), 0);
  relayed(it);
  forward(it);
  asked(it);
  FakeServer().tell(it);
}

// An answer whose class takes another number first, in one of its constructors.
class Sheet {
public:
  Sheet(int number, Lines lines) : number_(number), lines_(std::move(lines)) {}
  Sheet(int length, int number, Lines lines)
      : length_(length), number_(number), lines_(std::move(lines)) {}
  std::string text() const {
    std::ostringstream out;
    out << "HTTP/1.1 " << number_ << " -\r\n";
    for (const auto &[name, value] : lines_)
      out << name << ": " << value << "\r\n";
    return out.str() + "Content-Length: " + std::to_string(length_) + "\r\n\r\n";
  }

private:
  int length_ = 0;
  int number_;
  Lines lines_;
};
void answer(int fd, const Asked &it) {
  Sheet sheet(404, Lines());
  if (it.verb == "POST") {
    keep(it.text);
    sheet = Sheet(302, 200, {{"Location", "/kept"}});
  }
  const std::string text = sheet.text();
  send(fd, text.data(), text.size(), 0);
}
