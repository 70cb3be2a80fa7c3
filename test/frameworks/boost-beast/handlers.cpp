// RUN: %check_redirects %s %t --framework boost-beast

// What servers with Boost.Beast are made of: one function for all requests,
// often a template, which dispatches to others and lets them build responses.

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <functional>
#include <string>

namespace beast = boost::beast;
namespace http = boost::beast::http;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

std::string elsewhere(const Request &req) {
  return "https://b.example" + std::string(req.target());
}

// The official examples: a template, instantiated by the session, that gives
// each response to Send.
template <class Body, class Allocator, class Send>
void handleRequest(beast::string_view docRoot,
                   http::request<Body, http::basic_fields<Allocator>> &&req,
                   Send &&send) {
  const auto badRequest = [&req](beast::string_view why) {
    http::response<http::string_body> res{http::status::bad_request,
                                          req.version()};
    res.set(http::field::content_type, "text/html");
    res.body() = std::string(why);
    res.prepare_payload();
    return res;
  };
  if (req.method() == http::verb::trace)
    return send(badRequest("Unknown HTTP-method"));

  if (req.method() == http::verb::get || req.method() == http::verb::head) {
    http::response<http::string_body> res{http::status::moved_permanently,
                                          req.version()};
    res.set(http::field::location,
            "https://b.example" + std::string(req.target()));
    return send(std::move(res));
  }
  http::response<http::string_body> res{http::status::found, req.version()};
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: http::response<http::string_body> res{http::status::temporary_redirect, req.version()};
  res.set(http::field::location,
          "https://b.example" + std::string(req.target()));
  res.keep_alive(req.keep_alive());
  res.prepare_payload();
  return send(std::move(res));
}

template <class Body, class Send>
void handleRequestTwin(http::request<Body> &&req, Send &&send) {
  if (req.method() != http::verb::get && req.method() != http::verb::head)
    return send(Response{http::status::method_not_allowed, req.version()});
  Response res{http::status::found, req.version()};
  res.set(http::field::location,
          "https://b.example" + std::string(req.target()));
  return send(std::move(res));
}

// Nobody instantiates this one.
template <class Body, class Send>
void neverCalled(http::request<Body> &&req, Send &&send) {
  if (req.method() != http::verb::post)
    return send(Response{http::status::method_not_allowed, req.version()});
  Response res{http::status::found, req.version()};
  res.set(http::field::location, std::string(req.target()) + "/");
  return send(std::move(res));
}

// What sends a response, and what becomes of it then, is told elsewhere.
struct Sender {
  template <class Message> void operator()(Message &&message) const;
};

struct Session {
  http::request<http::string_body> req;
  http::request<http::empty_body> empty;
  Sender sender;

  void onRead() {
    // Two instances, one report.
    handleRequest("/var/www", std::move(req), sender);
    handleRequest("/var/www", std::move(empty), sender);
    handleRequestTwin(std::move(req), sender);
  }
};

// Helpers that build a response and return it.
Response movedTo(const Request &req, const std::string &url) {
  Response res{http::status::found, req.version()};
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets
  // CHECK-FIXES: Response res{http::status::temporary_redirect, req.version()};
  res.set(http::field::location, url + std::string(req.target()));
  res.prepare_payload();
  return res;
}
Response entry(const Request &req) {
  if (req.method() == http::verb::put)
    return movedTo(req, "https://leader.example");
  return {http::status::ok, req.version()};
}

Response pageAt(const Request &req, const std::string &url) {
  Response res{http::status::found, req.version()};
  res.set(http::field::location, url + std::string(req.target()));
  return res;
}
Response entryTwin(const Request &req) {
  if (req.method() == http::verb::get)
    return pageAt(req, "https://leader.example");
  return {http::status::ok, req.version()};
}

// The status is a parameter: the report stands at the call that gives it.
template <class Body>
http::response<Body> redirect(http::status status, const Request &req) {
  http::response<Body> res{status, req.version()};
  res.set(http::field::location, elsewhere(req));
  return res;
}
Response moved(const Request &req) {
  switch (req.method()) {
  case http::verb::get:
    return redirect<http::string_body>(http::status::found, req);
  case http::verb::post:
    return redirect<http::string_body>(http::status::temporary_redirect, req);
  case http::verb::delete_:
    return redirect<http::string_body>(http::status::moved_permanently, req);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: DELETE gets a 301
    // CHECK-FIXES: return redirect<http::string_body>(http::status::permanent_redirect, req);
  default:
    return {http::status::method_not_allowed, req.version()};
  }
}

// A dispatcher: what its guards let through is all that the others serve.
Response handlePost(const Request &req) {
  Response res{http::status::found, req.version()};
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets
  // CHECK-FIXES: Response res{http::status::temporary_redirect, req.version()};
  res.set(http::field::location, elsewhere(req));
  return res;
}
Response handleGet(const Request &req) {
  Response res{http::status::found, req.version()};
  res.set(http::field::location, elsewhere(req));
  return res;
}
Response handleOther(const Request &req) {
  Response res{http::status::found, req.version()};
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT, PATCH and DELETE get
  // CHECK-FIXES: Response res{http::status::temporary_redirect, req.version()};
  res.set(http::field::location, elsewhere(req));
  return res;
}
Response dispatch(const Request &req) {
  const auto verb = req.method();
  if (verb == http::verb::post)
    return handlePost(req);
  if (verb == http::verb::get || verb == http::verb::head)
    return handleGet(req);
  return handleOther(req);
}

// A function that tests the method once more sees no more than it is given.
void update(const Request &req, Response &res) {
  if (req.method() == http::verb::post)
    res.result(http::status::found);
  else
    res.result(http::status::moved_permanently);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets a 301
  // CHECK-FIXES: res.result(http::status::permanent_redirect);
  res.set(http::field::location, elsewhere(req));
}
void dispatchUpdate(const Request &req, Response &res) {
  if (req.method() == http::verb::put)
    update(req, res);
}

// The classic connection class: the request and the response are members.
class Connection {
public:
  void process() {
    switch (request.method()) {
    case http::verb::get:
      createPage();
      break;
    case http::verb::post:
      createResponse();
      break;
    default:
      response.result(http::status::bad_request);
      break;
    }
  }

private:
  void createPage() {
    response.result(http::status::found);
    response.set(http::field::location,
                 "https://b.example" + std::string(request.target()));
  }
  void createResponse() {
    response.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: POST gets
    // CHECK-FIXES: response.result(http::status::temporary_redirect);
    response.set(http::field::location,
                 "https://b.example" + std::string(request.target()));
  }

  http::request<http::dynamic_body> request;
  http::response<http::dynamic_body> response;
};

// A response that is sent later, by a callback.
void later(std::function<void()> job);

void respondLater(const Request &req, Response &res) {
  if (req.method() == http::verb::post)
    later([&req, &res] {
      res.result(http::status::found);
      // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets
      // CHECK-FIXES: res.result(http::status::temporary_redirect);
      res.set(http::field::location, elsewhere(req));
    });
}
void respondLaterTwin(const Request &req, Response &res) {
  if (req.method() != http::verb::post)
    later([&req, &res] {
      if (req.method() != http::verb::head && req.method() != http::verb::get)
        return;
      res.result(http::status::found);
      res.set(http::field::location, elsewhere(req));
    });
}

// A lambda for all redirects of a function is called where it is called.
Response lambda(const Request &req) {
  const auto redirect = [&](http::status status) {
    Response res{status, req.version()};
    res.set(http::field::location, elsewhere(req));
    return res;
  };
  if (req.method() == http::verb::get)
    return redirect(http::status::found);
  if (req.method() == http::verb::put)
    return redirect(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: PUT gets
  // CHECK-FIXES: return redirect(http::status::temporary_redirect);
  return {http::status::not_found, req.version()};
}

// Called by functions that test and by one that doesn't: those that test count.
void shared(const Request &req, Response &res) {
  res.result(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: DELETE gets
  // CHECK-FIXES: res.result(http::status::temporary_redirect);
  res.set(http::field::location, elsewhere(req));
}
void untested(const Request &req, Response &res) { shared(req, res); }
void tested(const Request &req, Response &res) {
  if (req.method() == http::verb::delete_)
    shared(req, res);
}

// Nobody tests the method on the way to this one.
void neverTested(const Request &req, Response &res) {
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}
void callsNeverTested(const Request &req, Response &res) {
  neverTested(req, res);
}
