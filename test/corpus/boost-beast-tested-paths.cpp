// RUN: %check_redirects %s %t --framework boost-beast

// Without routes, a test of the path is what a route's pattern is elsewhere.

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
namespace http = boost::beast::http;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

// Right to be silent: GET stays GET.
Response answerTwin(const Request &req) {
  Response res{http::status::not_found, 11};
  if (req.method() == http::verb::get && req.target() == "/api/v1/users") {
    res.result(http::status::found);
    res.set(http::field::location, "/api/v2/users");
  }
  return res;
}

Response answer(const Request &req) {
  Response res{http::status::not_found, 11};
  if (req.method() == http::verb::post && req.target() == "/api/v1/users") {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, "/api/v2/users");
  }
  return res;
}
