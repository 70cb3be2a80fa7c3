// RUN: %check_redirects %s %t --framework boost-beast

// What two branches write isn't mixed up: each status goes with the Location of
// its own branch.

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

bool isPlain(const Request &req);
std::string save(const std::string &text);

// Both are right: the one is sent on with 308, the other is a finished form.
void upgradeOrAnswer(const Request &req, Response &res) {
  if (req.method() != http::verb::post)
    return;
  if (isPlain(req)) {
    res.result(http::status::permanent_redirect);
    res.set(http::field::location, elsewhere(req));
    return;
  }
  const std::string id = save(req.body());
  res.result(http::status::found);
  res.set(http::field::location, "/entries/" + id);
}
void upgradeOrAnswerTwin(const Request &req, Response &res) {
  if (req.method() != http::verb::post)
    return;
  if (isPlain(req)) {
    res.result(http::status::moved_permanently);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 301: {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.result(http::status::permanent_redirect);
    res.set(http::field::location, elsewhere(req));
    return;
  }
  const std::string id = save(req.body());
  res.result(http::status::see_other);
  res.set(http::field::location, "/entries/" + id);
}
// The 302 has no Location, and the 201 has one.
void without(const Request &req, Response &res) {
  if (req.method() != http::verb::post)
    return;
  if (isPlain(req)) {
    res.result(http::status::found);
  } else {
    res.result(http::status::created);
    res.set(http::field::location, elsewhere(req));
  }
}
