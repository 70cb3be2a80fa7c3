// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// A response's own functions, of which the names say nothing: what they set is
// seen, and what else they do is none of the handler's work.

#include <functional>
#include <map>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

struct Request {
  std::string method, path, body;
};
bool save(const std::string &text);

class Response {
public:
  Response &status(int status) {
    ++changes;
    status_ = status;
    return *this;
  }
  Response &header(const std::string &name, const std::string &value) {
    headers_[name] = value;
    return *this;
  }
  static Response toPage(const std::string &url) {
    return Response().status(302).header("Location", url);
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: return Response().status(303).header("Location", url);
  }
  static Response elsewhere(const std::string &url) {
    Response made;
    made.status_ = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets a 302{{.*}}; 307 repeats it [
    // CHECK-FIXES: made.status_ = 307;
    made.headers_["Location"] = url;
    ++changes;
    return made;
  }
  void forget() { headers_["Cache-Control"] = "no-store"; }
  void turn(const std::string &url) {
    status(302);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: status(303);
    headers_["Location"] = url;
  }
  std::string str() const {
    std::string out = "HTTP/1.1 " + std::to_string(status_) + " -\r\n";
    for (const auto &[name, value] : headers_)
      out += name + ": " + value + "\r\n";
    return out + "\r\n";
  }

private:
  int status_ = 200;
  std::map<std::string, std::string> headers_;
  static int changes;
};

using Handler = std::function<Response(const Request &)>;
class Router {
public:
  void get(const std::string &path, Handler handler) {
    routes_.push_back({"GET", path, std::move(handler)});
  }
  void post(const std::string &path, Handler handler) {
    routes_.push_back({"POST", path, std::move(handler)});
  }
  Response dispatch(const Request &req) const {
    for (const auto &route : routes_)
      if (route.method == req.method && route.path == req.path)
        return route.handler(req);
    return Response().status(404);
  }

private:
  struct Route {
    std::string method, path;
    Handler handler;
  };
  std::vector<Route> routes_;
};

void addRoutes(Router &router) {
  router.post("/page", [](const Request &req) {
    save(req.body);
    return Response::toPage("/list");
  });
  router.post("/turned", [](const Request &req) {
    save(req.body);
    Response res;
    res.turn("/list");
    return res;
  });
  router.post("/forwarded", [](const Request &req) {
    return Response::elsewhere("https://other.example" + req.path);
  });
  // It says itself that nobody keeps it; the other one doesn't.
  router.get("/forgotten", [](const Request &req) {
    save(req.path);
    Response res;
    res.status(301).header("Location", "/list");
    res.forget();
    return res;
  });
  router.get("/kept", [](const Request &req) {
    save(req.path);
    Response res;
    res.status(301).header("Location", "/list");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: GET and HEAD get a 301 after the work is done
    // CHECK-FIXES: res.status(302).header("Location", "/list");
    return res;
  });
  router.get("/home", [](const Request &) { return Response::toPage("/list"); });
  router.get("/start", [](const Request &) {
    Response res;
    res.turn("/list");
    return res;
  });
}

void serve(int client) {
  Router router;
  addRoutes(router);
  char buffer[4096];
  const ssize_t length = read(client, buffer, sizeof buffer);
  const std::string text(buffer, length > 0 ? length : 0);
  const size_t first = text.find(' '), second = text.find(' ', first + 1);
  Request req{text.substr(0, first),
              text.substr(first + 1, second - first - 1), ""};
  const std::string out = router.dispatch(req).str();
  send(client, out.data(), out.size(), 0);
}
