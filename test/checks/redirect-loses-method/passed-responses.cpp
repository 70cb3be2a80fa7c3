// RUN: %check_redirects %s %t --framework boost-beast

// A response is made in one function, completed in a second and returned by a
// third; or there are two of them, and each has its own status and target.

#include <boost/beast/http.hpp>
#include <map>
#include <memory>
#include <vector>
namespace http = boost::beast::http;
using Incoming = http::request<http::string_body>;
using Outgoing = http::response<http::string_body>;
bool busy();

std::string next(const Incoming &req) {
  return "https://b.example" + std::string(req.target());
}

// By value.
Outgoing start(const Incoming &req, http::status status) {
  return Outgoing{status, req.version()};
}
Outgoing withTarget(Outgoing res, const std::string &to) {
  res.set(http::field::location, to);
  return res;
}
Outgoing moved(const Incoming &req) {
  if (req.method() != http::verb::post)
    return start(req, http::status::ok);
  Outgoing res{http::status::found, 11};
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302
  // CHECK-FIXES: Outgoing res{http::status::temporary_redirect, 11};
  return withTarget(std::move(res), next(req));
}
Outgoing created(const Incoming &req) {
  if (req.method() != http::verb::post)
    return start(req, http::status::ok);
  Outgoing res{http::status::created, 11};
  return withTarget(std::move(res), next(req));
}
Outgoing nested(const Incoming &req) {
  if (req.method() != http::verb::put)
    return start(req, http::status::ok);
  return withTarget(start(req, http::status::found), next(req));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: PUT gets a 302
  // CHECK-FIXES: return withTarget(start(req, http::status::temporary_redirect), next(req));
}
Outgoing nestedCreated(const Incoming &req) {
  if (req.method() != http::verb::put)
    return start(req, http::status::ok);
  return withTarget(start(req, http::status::created), next(req));
}
Outgoing inThree(const Incoming &req) {
  if (req.method() != http::verb::post)
    return start(req, http::status::ok);
  Outgoing res = start(req, http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: POST gets a 302
  // CHECK-FIXES: Outgoing res = start(req, http::status::temporary_redirect);
  res = withTarget(std::move(res), next(req));
  return res;
}

// By reference, which comes back.
Outgoing &mark(Outgoing &res) {
  res.result(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302
  // CHECK-FIXES: res.result(http::status::temporary_redirect);
  return res;
}
Outgoing back(const Incoming &req) {
  Outgoing res;
  if (req.method() == http::verb::post)
    mark(res).set(http::field::location, next(req));
  return res;
}

// The header's name is an enumerator.
void put(Outgoing &res, http::field name, const std::string &value) {
  res.set(name, value);
}
Outgoing named(const Incoming &req) {
  Outgoing res;
  if (req.method() == http::verb::delete_) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: DELETE gets a 302
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    put(res, http::field::location, next(req));
  }
  return res;
}
Outgoing otherName(const Incoming &req) {
  Outgoing res;
  if (req.method() == http::verb::delete_) {
    res.result(http::status::found);
    put(res, http::field::content_location, next(req));
  }
  return res;
}

// Behind pointers.
void found(const std::shared_ptr<Outgoing> &res) {
  res->result(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST gets a 302
  // CHECK-FIXES: res->result(http::status::temporary_redirect);
}
std::shared_ptr<Outgoing> shared(const Incoming &req) {
  auto res = std::make_shared<Outgoing>();
  if (req.method() != http::verb::post)
    return res;
  found(res);
  res->set(http::field::location, next(req));
  return res;
}
std::unique_ptr<Outgoing> fresh(http::status status) {
  auto res = std::make_unique<Outgoing>();
  res->result(status);
  return res;
}
std::unique_ptr<Outgoing> unique(const Incoming &req) {
  if (req.method() != http::verb::post)
    return fresh(http::status::not_found);
  auto res = fresh(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets a 302
  // CHECK-FIXES: auto res = fresh(http::status::temporary_redirect);
  res->set(http::field::location, next(req));
  return res;
}

// One of two gets the status, the other the target.
void mix(Outgoing &one, Outgoing &other, const std::string &to) {
  one.result(http::status::found);
  other.set(http::field::location, to);
}
Outgoing two(const Incoming &req) {
  Outgoing one;
  Outgoing other{http::status::created, 11};
  if (req.method() == http::verb::post)
    mix(one, other, next(req));
  return other;
}
Outgoing keyed(const Incoming &req) {
  std::map<std::string, Outgoing> byName;
  if (req.method() == http::verb::post) {
    byName["a"].result(http::status::found);
    byName["b"].set(http::field::location, next(req));
  }
  return byName["b"];
}
Outgoing keyedAlike(const Incoming &req) {
  std::map<std::string, Outgoing> byName;
  if (req.method() == http::verb::post) {
    byName["a"].result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: POST gets a 302
    // CHECK-FIXES: byName["a"].result(http::status::temporary_redirect);
    Outgoing &same = byName["a"];
    put(same, http::field::location, next(req));
  }
  return byName["a"];
}

// Replaced on one path only, or for what the call says.
void repeat(Outgoing &res, bool repeats) {
  if (repeats)
    res.result(http::status::temporary_redirect);
}
Outgoing replaced(const Incoming &req) {
  if (req.method() != http::verb::post)
    return Outgoing{};
  Outgoing res = withTarget(start(req, http::status::found), next(req));
  repeat(res, true);
  return res;
}
Outgoing sometimes(const Incoming &req) {
  Outgoing res;
  if (req.method() == http::verb::patch) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PATCH gets a 302
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, next(req));
    repeat(res, busy());
  }
  return res;
}
