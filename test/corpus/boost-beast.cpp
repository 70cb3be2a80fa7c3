// RUN: %check_redirects %s %t --framework boost-beast

// What people's Boost.Beast servers do, in our own words: each redirect was
// judged by hand before the check saw it.

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace beast = boost::beast;
namespace http = boost::beast::http;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

std::map<std::string, std::string> formOf(const std::string &body);
bool isUser(const std::string &name, const std::string &password);

// A session whose members make the responses.
class Session {
public:
  void onRead(Request &&req) { handle(std::move(req)); }

private:
  // Right to be silent: only readers are sent to https; what is posted is
  // taken on either port.
  void handle(Request &&req) {
    if (req.method() != http::verb::get && req.method() != http::verb::head &&
        req.method() != http::verb::post)
      return send(bad(req.version(), "unknown method"));
    if (req.method() == http::verb::get || req.method() == http::verb::head) {
      if (upgrades) {
        auto host = req.find("host");
        return send(redirect(
            req.version(), req.keep_alive(),
            host != req.end() ? std::string(host->value()) : std::string(),
            std::string(req.target())));
      }
      return send(bad(req.version(), "not found"));
    } else if (req.method() == http::verb::post) {
      store(req.body());
      return;
    }
    return send(bad(req.version(), "unknown method"));
  }
  Response redirect(unsigned version, bool keepAlive, std::string host,
                    std::string target) {
    Response res{http::status::moved_permanently, version};
    res.set(http::field::content_type, "text/html");
    res.set(http::field::location, "https://" + host + target);
    res.keep_alive(keepAlive);
    res.prepare_payload();
    return res;
  }
  Response bad(unsigned version, const std::string &why);
  void send(Response &&res);
  void store(const std::string &text);
  bool upgrades = false;
};

// Right to report: the same, but every method is asked to come again by https.
class Gate {
public:
  void handle(Request &&req) {
    if (req.method() == http::verb::options || req.method() == http::verb::trace)
      return send(Response{http::status::no_content, req.version()});
    if (req.method() == http::verb::get) {
      send(redirect(req.version(), std::string(req[http::field::host]),
                    std::string(req.target())));
      return;
    }
    if (req.method() == http::verb::put)
      send(redirect(req.version(), std::string(req[http::field::host]),
                    std::string(req.target())));
  }

private:
  Response redirect(unsigned version, std::string host, std::string target) {
    Response res{http::status::moved_permanently, version};
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: PUT gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: Response res{http::status::permanent_redirect, version};
    res.set(http::field::location, "https://" + host + target);
    res.prepare_payload();
    return res;
  }
  void send(Response &&res);
};

// Right to be silent: a site of files and redirects, both only for GET.
template <typename Stream> class Site {
public:
  explicit Site(Stream &stream) : stream(stream) {}
  bool handle() {
    if (req.method() != http::verb::get) {
      refuse("Unknown HTTP method");
      return false;
    }
    auto it = moved.find(std::string(req.target()));
    if (it != moved.end()) {
      redirect(it->second);
      return false;
    }
    return true;
  }

private:
  void refuse(std::string_view why) {
    Response res{http::status::bad_request, req.version()};
    res.body() = std::string(why);
    http::write(stream, res);
  }
  void redirect(std::string_view location) {
    Response res{http::status::found, req.version()};
    res.set(http::field::location,
            beast::string_view(location.data(), location.size()));
    res.keep_alive(req.keep_alive());
    http::write(stream, res);
  }
  Stream &stream;
  Request req;
  std::map<std::string, std::string> moved;
};
struct Sink {
  std::size_t write_some(const char *);
};

// One function for all requests, a template as in the library's own examples.
// Right to be silent: forms that are done, or refused.
template <class Body, class Allocator>
Response handlePost(http::request<Body, http::basic_fields<Allocator>> &req) {
  auto const target = std::string(req.target());
  auto form = formOf(req.body());
  const auto show = [&req](std::string_view page) {
    Response res{http::status::found, req.version()};
    res.set(http::field::location, std::string(page));
    res.keep_alive(req.keep_alive());
    return res;
  };
  if (target == "/login") {
    if (isUser(form["name"], form["password"]))
      return show("/welcome.html");
    return show("/?error=login");
  }
  return Response{http::status::not_found, req.version()};
}

template <class Body, class Allocator>
Response answer(http::request<Body, http::basic_fields<Allocator>> &&req) {
  auto page = [&](const std::string &location) {
    Response res{http::status::found, req.version()};
    res.set(http::field::location, location);
    res.keep_alive(req.keep_alive());
    res.prepare_payload();
    return res;
  };
  // Right to be silent: these are read.
  if (req.method() == http::verb::get) {
    if (req.target() == "/")
      return page("/index.html");
    if (req.target().starts_with("/go?"))
      return page(std::string(req.target().substr(4)));
  }
  if (req.method() == http::verb::post)
    return handlePost(req);
  // Right to report: files are put on the node that keeps them.
  if (req.method() == http::verb::put) {
    Response res{http::status::found, req.version()};
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: Response res{http::status::temporary_redirect, req.version()};
    res.set(http::field::location,
            "https://node7.example" + std::string(req.target()));
    return res;
  }
  return Response{http::status::method_not_allowed, req.version()};
}
Response answerText(Request &&req) { return answer(std::move(req)); }

// Handlers with a class each, of which a switch chooses the member.
class Handler {
public:
  virtual ~Handler() = default;
  Response handle(const Request &req) {
    switch (req.method()) {
    case http::verb::get:
      return onGet(req);
    case http::verb::post:
      return onPost(req);
    default:
      return Response{http::status::method_not_allowed, req.version()};
    }
  }

protected:
  virtual Response onGet(const Request &req) = 0;
  virtual Response onPost(const Request &req) = 0;
};

// Right to offer a choice: the password isn't looked at yet, so nothing tells
// that it must not be posted once more.
class Login : public Handler {
protected:
  Response onGet(const Request &req) override {
    return Response{http::status::ok, req.version()};
  }
  Response onPost(const Request &req) override {
    Response res{http::status::found, req.version()};
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302{{.*}}, 303 shows a page
    res.set(http::field::location, "/app");
    res.prepare_payload();
    return res;
  }
};

// Right to be silent: nothing here tells which methods come.
Response subdomain(const Request &req, std::string_view host) {
  Response res{http::status::moved_permanently, req.version()};
  res.set(http::field::location,
          "https://b.example/" + std::string(host) + std::string(req.target()));
  return res;
}

// Right to be silent: a client that follows redirects.
bool follows(const Response &res, std::string &url) {
  if (res.result() == http::status::moved_permanently ||
      res.result() == http::status::found) {
    auto location = res.find(http::field::location);
    if (location != res.end()) {
      url = std::string(location->value());
      return true;
    }
  }
  return false;
}
