// RUN: %check_redirects %s %t --framework boost-beast

// Building the response is no work, and its body is not the request's.

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <string>

namespace beast = boost::beast;
namespace http = beast::http;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

std::string elsewhere(const Request &req) {
  return "https://b.example" + std::string(req.target());
}

Response fields(const Request &req) {
  if (req.method() != http::verb::put)
    return {http::status::method_not_allowed, req.version()};
  Response res{http::status::found, req.version()};
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: Response res{http::status::temporary_redirect, req.version()};
  res.set(http::field::server, "b");
  res.insert(http::field::cache_control, "no-store");
  res.erase(http::field::link);
  res.keep_alive(req.keep_alive());
  res.version(11);
  res.chunked(false);
  res.content_length(0);
  res.set(http::field::location, elsewhere(req));
  res.prepare_payload();
  return res;
}
// The response has a body too. Nothing says that the request is finished.
Response body(const Request &req) {
  if (req.method() != http::verb::put)
    return {http::status::method_not_allowed, req.version()};
  Response res{http::status::found, req.version()};
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets a {{.*}}, 303 shows a page
  res.body() = "moved";
  res.set(http::field::location, "/welcome");
  return res;
}
Response bodyTwin(const Request &req) {
  if (req.method() != http::verb::put)
    return {http::status::method_not_allowed, req.version()};
  const std::string text = req.body();
  Response res{http::status::found, req.version()};
  res.body() = text;
  res.set(http::field::location, "/welcome");
  return res;
}

void reference(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    auto &fields = res.base();
    fields.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: fields.result(http::status::temporary_redirect);
    fields.set(http::field::location, elsewhere(req));
  }
}
