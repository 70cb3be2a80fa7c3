// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// Statuses that are only counted, in the order of a table of their lines: which
// one is meant, says the name.

#include <map>
#include <string>

struct Request {
  std::string method, path, body;
};
bool save(const std::string &text);

namespace by_number {
enum Status { S200, S201, S301, S302, S303, S307, S308, S400, S404, S500 };
static const char *const lines[] = {
    "200 OK", "201 Created", "301 Moved Permanently", "302 Found", "303 See Other",
    "307 Temporary Redirect", "308 Permanent Redirect", "400 Bad Request", "404 Not Found", "500 Oops"};

class Response {
public:
  Response() : status_(S200) {}
  void setStatus(Status status) { status_ = status; }
  void setHeader(const std::string &name, const std::string &value) { headers_[name] = value; }
  std::string text() const {
    std::string out = std::string("HTTP/1.1 ") + lines[status_] + "\r\n";
    for (const auto &[name, value] : headers_)
      out += name + ": " + value + "\r\n";
    return out + "\r\n";
  }

private:
  Status status_;
  std::map<std::string, std::string> headers_;
};

void move(const Request &request, Response &response) {
  if (request.method != "POST")
    return;
  response.setStatus(S301);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: POST gets a 301{{.*}}; 308 repeats it [
  // CHECK-FIXES: response.setStatus(S308);
  response.setHeader("Location", "https://b.example" + request.path);
}
void add(const Request &request, Response &response) {
  if (request.method != "POST") {
    response.setStatus(S404);
    return;
  }
  response.setStatus(save(request.body) ? S302 : S400);
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: POST gets a 302{{.*}}; 303 always means GET [
  // CHECK-FIXES: response.setStatus(save(request.body) ? S303 : S400);
  response.setHeader("Location", "/orders");
}
void show(const Request &request, Response &response) {
  if (request.method != "GET") {
    response.setStatus(S404);
    return;
  }
  response.setStatus(S302);
  response.setHeader("Location", "https://b.example" + request.path);
}
void made(const Request &request, Response &response) {
  if (request.method != "POST" || !save(request.body)) {
    response.setStatus(S400);
    return;
  }
  response.setStatus(S201);
  response.setHeader("Location", "/orders/1");
}
} // namespace by_number

namespace by_phrase {
enum class Status { Ok, MovedPermanently, Found, SeeOther, NotModified, TemporaryRedirect, BadRequest, NotFound, InternalServerError };
class Response {
public:
  void setStatus(Status status) { status_ = status; }
  void setHeader(const std::string &name, const std::string &value) { headers_[name] = value; }

private:
  Status status_ = Status::Ok;
  std::map<std::string, std::string> headers_;
};

void move(const Request &request, Response &response) {
  if (request.method != "PUT")
    return;
  response.setStatus(Status::Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: PUT gets a 302{{.*}}; 307 repeats it [
  // CHECK-FIXES: response.setStatus(Status::TemporaryRedirect);
  response.setHeader("Location", "https://b.example" + request.path);
}
// There is no 308 in it.
void moveForGood(const Request &request, Response &response) {
  if (request.method != "PUT")
    return;
  response.setStatus(Status::MovedPermanently);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: PUT gets a 301{{.*}}; 308 repeats it [
  // CHECK-FIXES: response.setStatus(Status::MovedPermanently);
  response.setHeader("Location", "https://c.example" + request.path);
}
void missing(const Request &request, Response &response) {
  if (request.method != "PUT")
    return;
  response.setStatus(Status::NotFound);
  response.setHeader("Location", "https://c.example" + request.path);
}
} // namespace by_phrase

// What is found here is no page.
namespace of_a_search {
enum class Status { Found, NotFound, Failed };
class Response {
public:
  void setStatus(Status status) { status_ = status; }
  void setHeader(const std::string &name, const std::string &value) { headers_[name] = value; }

private:
  Status status_ = Status::Failed;
  std::map<std::string, std::string> headers_;
};
void look(const Request &request, Response &response) {
  if (request.method != "POST")
    return;
  response.setStatus(Status::Found);
  response.setHeader("Location", "shelf " + request.body);
}
} // namespace of_a_search

// Nor are these, of which some happen to have such numbers.
namespace of_machines {
enum Status { M300, M301, M302, M303 };
class Response {
public:
  void setStatus(Status status) { status_ = status; }
  void setHeader(const std::string &name, const std::string &value) { headers_[name] = value; }

private:
  Status status_ = M300;
  std::map<std::string, std::string> headers_;
};
void turn(const Request &request, Response &response) {
  if (request.method != "POST")
    return;
  response.setStatus(M302);
  response.setHeader("Location", "hall " + request.body);
}
} // namespace of_machines
