// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// Routes under a prefix that whoever sets them up decides, `prefix + "/orders"`,
// with a router and a response of the project's own.

#include <functional>
#include <map>
#include <memory>
#include <string>

class Request {
public:
  std::string path() const;
  std::string parameter(const std::string &name) const;
};
class Response {
public:
  Response &code(int code) {
    code_ = code;
    return *this;
  }
  Response &location(const std::string &url) {
    location_ = url;
    return *this;
  }

private:
  int code_ = 200;
  std::string location_;
};
class Router {
public:
  using Handler = std::function<Response(const Request &)>;
  Router &get(const std::string &path, Handler handler);
  Router &post(const std::string &path, Handler handler);
  Router &put(const std::string &path, Handler handler);
};
bool store(const std::string &text);

void addOrders(Router &router, const std::string &prefix) {
  router.post(prefix + "/create", [prefix](const Request &request) {
    store(request.parameter("name"));
    return Response().location(prefix + "/list").code(302);
    // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: POST gets a 302{{.*}}; 303 always means GET [
    // CHECK-FIXES: return Response().location(prefix + "/list").code(303);
  });
  router.put("/v1" + prefix, [](const Request &request) {
    return Response().location("https://b.example" + request.path()).code(302);
    // CHECK-MESSAGES: :[[@LINE-1]]:75: warning: PUT gets a 302{{.*}}; 307 repeats it [
    // CHECK-FIXES: return Response().location("https://b.example" + request.path()).code(307);
  });
  router.get(prefix + "/edit", [prefix](const Request &request) {
    return Response().location(prefix + "/list").code(302);
  });
}

// What is posted here is no request, and the text no path.
class Queue {
public:
  using Task = std::function<void(const std::string &)>;
  void post(const std::string &name, Task task);
};
struct Note {
  int code = 0;
  std::string location;
};
void keep(const Note &note);
void addTasks(Queue &queue, const std::string &folder) {
  queue.post(folder + "/orders", [](const std::string &name) {
    Note note;
    note.code = 302;
    note.location = "/shelf" + name;
    keep(note);
  });
}
