// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// A function that spells out whatever status it is asked for is everybody's: the
// status is given where it is asked.

#include <string>
#include <sys/socket.h>

struct Request {
  std::string method, path, body;
};
void keep(const std::string &text);
void reply(int fd, const std::string &text) { send(fd, text.data(), text.size(), 0); }

static std::string spelled(int status) {
  switch (status) {
  case 200:
    return "200 OK";
  case 301:
    return "301 Moved Permanently";
  default:
    return "404 Not Found";
  }
}
static const char *asked(int status) {
  if (status == 302)
    return "302 Found";
  return "500 Internal Server Error";
}
// One that knows a single status is the place to change it.
static std::string away() { return "302 Found"; }
// CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST gets a 302{{.*}}; 303 always means GET
// CHECK-FIXES: static std::string away() { return "303 See Other"; }

void saved(int fd, const Request &request) {
  if (request.method == "POST") {
    keep(request.body);
    reply(fd, "HTTP/1.1 " + spelled(301) + "\r\nLocation: /saved\r\n\r\n");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: POST gets a 301{{.*}}; 303 always means GET
  } else {
    reply(fd, "HTTP/1.1 " + spelled(200) + "\r\n\r\n");
  }
}

void added(int fd, const Request &request) {
  if (request.method == "POST") {
    keep(request.body);
    reply(fd, std::string("HTTP/1.1 ") + asked(302) + "\r\nLocation: /list\r\n\r\n");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: POST gets a 302{{.*}}; 303 always means GET
  }
}

void removed(int fd, const Request &request) {
  if (request.method == "POST") {
    keep(request.body);
    reply(fd, "HTTP/1.1 " + away() + "\r\nLocation: /list\r\n\r\n");
  }
}

// The status is a member of the answer, and so is what spells it out.
class Response {
public:
  Response(int fd, const Request &request) : fd_(fd), request_(request) {}
  void answer() {
    status_ = 200;
    if (request_.method == "GET")
      get();
    else if (request_.method == "POST")
      post();
    else if (request_.method == "PUT")
      put();
  }

private:
  std::string phrase() const {
    switch (status_) {
    case 200:
      return "200 OK";
    case 301:
      return "301 Moved Permanently";
    case 303:
      return "303 See Other";
    default:
      return "404 Not Found";
    }
  }
  void get() {
    content_.append("HTTP/1.1 " + phrase() + "\r\n\r\n");
    finish();
  }
  void post() {
    keep(request_.body);
    status_ = 301;
    content_.append("HTTP/1.1 " + phrase() + "\r\n");
    content_.append("Location: /homepage\r\n\r\n");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 301{{.*}}; 303 always means GET
    finish();
  }
  void put() {
    keep(request_.body);
    status_ = 303;
    content_.append("HTTP/1.1 " + phrase() + "\r\nLocation: /homepage\r\n\r\n");
    finish();
  }
  void finish() { reply(fd_, content_); }

  int fd_, status_ = 0;
  std::string content_;
  const Request &request_;
};
void serve(int fd, const Request &request) {
  Response response(fd, request);
  response.answer();
}

// One function sends whatever the others have set: what that is isn't known there.
class Sender {
public:
  Sender(int fd, const Request &request) : fd_(fd), request_(request) {}
  void answer() {
    if (request_.method == "POST")
      created();
    else if (request_.method == "PUT")
      given();
    else
      page();
  }

private:
  void created() {
    keep(request_.body);
    status_ = 201;
    go("/item");
  }
  void given() {
    keep(request_.body);
    status_ = configured();
    go("/item");
  }
  void page() {
    status_ = 302;
    go("/new");
  }
  std::string phrase() const {
    switch (status_) {
    case 201:
      return "201 Created";
    case 302:
      return "302 Found";
    default:
      return "404 Not Found";
    }
  }
  void go(const std::string &where) { reply(fd_, "HTTP/1.1 " + phrase() + "\r\nLocation: " + where + "\r\n\r\n"); }
  static int configured();

  int fd_, status_ = 0;
  const Request &request_;
};
void serveSender(int fd, const Request &request) {
  Sender sender(fd, request);
  sender.answer();
}
