// RUN: %check_redirects %s %t --framework boost-beast --no-fix

// A predicate that is told which method it is to test for.

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

static bool is(const Request &req, http::verb method) {
  return req.method() == method;
}
static bool isAt(const Request &req, http::verb method, beast::string_view at) {
  return req.method() == method && req.target() == at;
}

Response function(const Request &req) {
  Response res{http::status::ok, 11};
  if (is(req, http::verb::post)) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a {{.*}}, 303 shows a page
    res.set(http::field::location, "/moved");
  }
  return res;
}

Response withPath(const Request &req) {
  Response res{http::status::ok, 11};
  if (isAt(req, http::verb::post, "/here")) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a {{.*}}, 303 shows a page
    res.set(http::field::location, "/moved");
  }
  return res;
}

Response lambda(const Request &req) {
  const auto is = [&](http::verb method, beast::string_view at) {
    return req.method() == method && req.target() == at;
  };
  Response res{http::status::ok, 11};
  if (is(http::verb::post, "/here")) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a {{.*}}, 303 shows a page
    res.set(http::field::location, "/moved");
  }
  return res;
}

// Right to be silent.
Response read(const Request &req) {
  Response res{http::status::ok, 11};
  if (is(req, http::verb::get)) {
    res.result(http::status::found);
    res.set(http::field::location, "/moved");
  }
  return res;
}
