// RUN: %check_redirects %s %t --framework boost-beast

// What the code shows of the meaning: send the request on, show another page
// (which this check leaves alone), or neither.

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <iostream>
#include <map>
#include <string>

namespace http = boost::beast::http;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

struct Store {
  void insert(const std::string &text);
  std::string find(const std::string &id) const;
};
std::map<std::string, std::string> entries;
bool isKnown(boost::beast::string_view session);

// Sent on: asking the request's headers, looking up and logging are no work.
Response toLeader(const Request &req, const Store &store) {
  if (req.method() != http::verb::put)
    return {http::status::method_not_allowed, req.version()};
  const std::string leader = store.find(std::string(req[http::field::host]));
  std::clog << "to the leader: " << req.target() << '\n';
  Response res{http::status::found, req.version()};
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: PUT gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-NOTES: :[[@LINE-6]]:20: note: past this test the method is PUT
  // CHECK-NOTES: :[[@LINE+3]]:49: note: target is built from the request's own path
  // CHECK-FIXES: Response res{http::status::temporary_redirect, req.version()};
  res.set(http::field::location,
          "https://" + leader + std::string(req.target()));
  res.prepare_payload();
  return res;
}

Response toSecure(const Request &req) {
  switch (req.method()) {
  case http::verb::get:
  case http::verb::head:
    return {http::status::ok, req.version()};
  default:
    break;
  }
  std::string url = "https://";
  url += std::string(req.at(http::field::host));
  url += std::string(req.target());
  Response res{http::status::moved_permanently, req.version()};
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-NOTES: :[[@LINE-12]]:15: note: past this test the method is POST, PUT, PATCH or DELETE
  // CHECK-NOTES: :[[@LINE-4]]:26: note: target is built from the request's own path
  // CHECK-FIXES: Response res{http::status::permanent_redirect, req.version()};
  res.set(http::field::location, url);
  return res;
}

// A finished form.
Response save(const Request &req) {
  if (req.method() != http::verb::post)
    return {http::status::method_not_allowed, req.version()};
  const std::string text = req.body();
  Response res{http::status::found, req.version()};
  res.set(http::field::location,
          "/entries?length=" + std::to_string(text.size()));
  return res;
}
Response store(const Request &req, Store &store) {
  if (req.method() != http::verb::post)
    return {http::status::method_not_allowed, req.version()};
  store.insert("visit");
  Response res{http::status::found, req.version()};
  res.set(http::field::location, "/thanks");
  return res;
}
Response assign(const Request &req) {
  if (req.method() != http::verb::post)
    return {http::status::method_not_allowed, req.version()};
  entries[std::string(req[http::field::host])] = "seen";
  Response res{http::status::found, req.version()};
  res.set(http::field::location, "/thanks");
  return res;
}
Response logIn(const Request &req) {
  if (req.method() != http::verb::post)
    return {http::status::method_not_allowed, req.version()};
  Response res{http::status::found, req.version()};
  res.set(http::field::set_cookie, "session=1");
  res.set(http::field::location, "/home");
  return res;
}
Response logOut(const Request &req) {
  if (req.method() != http::verb::post)
    return {http::status::method_not_allowed, req.version()};
  Response res{http::status::found, req.version()};
  res.set(http::field::location, "/");
  res.insert("Set-Cookie", "session=; Max-Age=0");
  return res;
}
// The page itself, once more: with its method it would go round for ever.
Response again(const Request &req) {
  if (req.method() != http::verb::post)
    return {http::status::method_not_allowed, req.version()};
  Response res{http::status::found, req.version()};
  res.set(http::field::location, req.target());
  return res;
}
// Refused, where the handler otherwise does its work.
Response guarded(const Request &req, Store &store) {
  if (req.method() != http::verb::post)
    return {http::status::method_not_allowed, req.version()};
  if (!isKnown(req[http::field::cookie])) {
    Response res{http::status::found, req.version()};
    res.set(http::field::location, "/login?next=" + std::string(req.target()));
    return res;
  }
  store.insert(req.body());
  return {http::status::created, req.version()};
}

// Nothing shows what is meant.
Response start(const Request &req) {
  if (req.method() != http::verb::post)
    return {http::status::method_not_allowed, req.version()};
  Response res{http::status::found, req.version()};
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: POST gets a {{.*}}; 307 repeats it, 303 shows a page
  // CHECK-NOTES: :[[@LINE-4]]:20: note: past this test the method is POST
  //
  // CHECK-NOTES: :[[@LINE-4]]:16: note: use 307 Temporary Redirect: clients repeat the request
  // CHECK-NOTES: :[[@LINE-5]]:16: note: use 303 See Other: clients fetch the page with GET
  res.set(http::field::location, "/welcome");
  return res;
}
// Sent on after it has been carried out: one of the two is wrong.
Response both(const Request &req, Store &store) {
  if (req.method() != http::verb::delete_)
    return {http::status::method_not_allowed, req.version()};
  store.insert("deleted");
  Response res{http::status::found, req.version()};
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: DELETE gets a {{.*}}, 303 shows a page
  // CHECK-NOTES: :[[@LINE-5]]:20: note: past this test the method is DELETE
  // CHECK-NOTES: :[[@LINE+5]]:49: note: target is built from the request's own path
  // CHECK-NOTES: :[[@LINE-5]]:9: note: the handler changes something here
  // CHECK-NOTES: :[[@LINE-5]]:16: note: use 307 Temporary Redirect: clients repeat the request
  // CHECK-NOTES: :[[@LINE-6]]:16: note: use 303 See Other: clients fetch the page with GET
  res.set(http::field::location,
          "https://b.example" + std::string(req.target()));
  return res;
}
// The same two for GET alone.
Response startTwin(const Request &req) {
  if (req.method() != http::verb::get)
    return {http::status::method_not_allowed, req.version()};
  Response res{http::status::found, req.version()};
  res.set(http::field::location, "/welcome");
  return res;
}
Response bothTwin(const Request &req, Store &store) {
  if (req.method() != http::verb::get)
    return {http::status::method_not_allowed, req.version()};
  store.insert("seen");
  Response res{http::status::found, req.version()};
  res.set(http::field::location,
          "https://b.example" + std::string(req.target()));
  return res;
}
