// RUN: %check_redirects %s %t --framework cpp-httplib

// The method's letters, and what they are joined with.

#include <httplib.h>
#include <regex>
#include <string>
#include <string_view>
using namespace httplib;
using Outcome = Server::HandlerResponse;

unsigned hashOf(const std::string &text);

Outcome lengthTwin(const Request &req, Response &res) {
  switch (req.method.size()) {
  case 3:
    if (req.method[0] == 'G')
      res.set_redirect("https://a.example" + req.path, 302);
    break;
  default:
    break;
  }
  return Outcome::Handled;
}
Outcome length(const Request &req, Response &res) {
  if (req.method.length() == 3 && req.method[0] != 'G')
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome letterTwin(const Request &req, Response &res) {
  switch (req.method.front()) {
  case 'G':
  case 'H':
    res.set_redirect("https://a.example" + req.path, 302);
    break;
  default:
    break;
  }
  return Outcome::Handled;
}
Outcome letter(const Request &req, Response &res) {
  const char *word = req.method.c_str();
  if (word[0] == 'P' && word[1] == 'A')
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PATCH gets
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome beginningTwin(const Request &req, Response &res) {
  if (req.method.rfind("GE", 0) != 0)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome beginning(const Request &req, Response &res) {
  const std::string_view word = req.method;
  if (word.substr(0, 2) == "PO")
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome inTextTwin(const Request &req, Response &res) {
  const std::string allowed = "GET, HEAD";
  if (allowed.find(req.method) == std::string::npos)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome patternTwin(const Request &req, Response &res) {
  static const std::regex reads("GET|HEAD");
  if (!std::regex_match(req.method, reads))
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome pattern(const Request &req, Response &res) {
  static const std::regex writes("P(OST|UT)");
  if (std::regex_match(req.method, writes))
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST and PUT get
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// One key of both.
Outcome keyTwin(const Request &req, Response &res) {
  const std::string key = req.method + " " + req.path;
  if (key == "GET /old")
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome key(const Request &req, Response &res) {
  const std::string key = req.method + ":" + req.path;
  if (key == "GET:/old" || key == "DELETE:/old")
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: DELETE gets
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome keyBeginsTwin(const Request &req, Response &res) {
  if ((req.method + " " + req.path).rfind("GET /", 0) != 0)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

// What can't be worked out leaves doubt.
Outcome hashTwin(const Request &req, Response &res) {
  switch (hashOf(req.method)) {
  case 42:
    res.set_redirect("https://a.example" + req.path, 302);
    break;
  default:
    break;
  }
  return Outcome::Handled;
}
Outcome loweredTwin(const Request &req, Response &res) {
  std::string word;
  for (const char letter : req.method)
    word += static_cast<char>(letter | 0x20);
  if (word != "get")
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

// Letters that may be small as well, classes of letters: such rules are not
// those of plain letters.
Outcome smallPatternTwin(const Request &req, Response &res) {
  static const std::regex writes("post|put|patch|delete", std::regex::icase);
  if (std::regex_match(req.method, writes))
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome classPatternTwin(const Request &req, Response &res) {
  if (std::regex_match(req.method, std::regex("P\\w+|DELETE")))
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
enum class Letters { exact, any };
struct PlainString : std::string {
  using std::string::string;
  bool startsWith(const char *text, Letters letters = Letters::exact) const;
};
Outcome smallBeginningTwin(const Request &req, Response &res) {
  if (static_cast<const PlainString &>(req.method)
          .startsWith("p", Letters::any))
    return Outcome::Unhandled;
  if (req.method != "DELETE")
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome smallBeginning(const Request &req, Response &res) {
  if (static_cast<const PlainString &>(req.method).startsWith("PO"))
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

int main() {
  Server server;
  for (auto handler :
       {length, lengthTwin, letter, letterTwin, beginning, beginningTwin,
        inTextTwin, pattern, patternTwin, key, keyTwin, keyBeginsTwin,
        hashTwin, loweredTwin, smallPatternTwin, classPatternTwin,
        smallBeginning, smallBeginningTwin})
    server.set_pre_routing_handler(handler);
}
