// RUN: %check_redirects %s %t --std c++20 --checks 'http-redirect-*'

// Records that are answers and made whole: the status and the headers are given
// where the record is made, or the headers as one list.

#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <utility>
#include <vector>

struct Asked {
  std::string verb, path, text;
};
void keep(const std::string &text);
using Lines = std::map<std::string, std::string>;

struct Sheet {
  int number = 200;
  Lines lines;
  std::string page;
};

std::string textOf(const Sheet &sheet) {
  std::ostringstream out;
  out << "HTTP/1.1 " << sheet.number << " -\r\n";
  for (const auto &[name, value] : sheet.lines)
    out << name << ": " << value << "\r\n";
  out << "\r\n" << sheet.page;
  return out.str();
}

Sheet unnamed(const Asked &it) {
  if (it.verb == "POST") {
    keep(it.text);
    return {302, {{"Location", "/list"}}, ""};
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: return {303, {{[{][{]}}"Location", "/list"{{[}][}]}}, ""};
  }
  if (it.verb == "GET")
    return {302, {{"Location", "/home"}}, ""};
  return {405, {{"Allow", "GET, POST"}}, "no"};
}

Sheet named(const Asked &it) {
  if (it.verb != "PUT")
    return Sheet{404, {}, ""};
  keep(it.text);
  return Sheet{302, {{"location", "/list"}}, ""};
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: return Sheet{303, {{[{][{]}}"location", "/list"{{[}][}]}}, ""};
}

Sheet filled(const Asked &it) {
  if (it.verb == "DELETE") {
    keep(it.text);
    Lines lines;
    lines["Content-Length"] = "0";
    lines["Location"] = "/list";
    return Sheet{302, lines, ""};
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: DELETE gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: return Sheet{303, lines, ""};
  }
  Lines lines;
  lines.emplace("Content-Length", "0");
  return Sheet{302, lines, ""};
}

Sheet assigned(const Asked &it) {
  Sheet sheet;
  if (it.verb == "POST") {
    keep(it.text);
    sheet.number = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: sheet.number = 303;
    sheet.lines = {{"Location", "/list"}, {"Content-Length", "0"}};
    return sheet;
  }
  if (it.verb == "PATCH") {
    keep(it.text);
    Lines lines;
    lines.insert({"Location", "/list"});
    sheet.number = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: PATCH gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: sheet.number = 303;
    sheet.lines = std::move(lines);
    return sheet;
  }
  sheet.number = 302;
  sheet.lines = {{"Content-Length", "0"}};
  return sheet;
}

// A variable that keeps what is made.
Sheet kept(const Asked &it) {
  if (it.verb != "POST")
    return Sheet{.number = 302, .lines = {{"Location", "/home"}}};
  keep(it.text);
  Sheet sheet = {.number = 302, .lines = {{"Location", "/list"}}};
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: Sheet sheet = {.number = 303, .lines = {{[{][{]}}"Location", "/list"{{[}][}]}}};
  return sheet;
}

// A class that is given all of it.
class Slip {
public:
  Slip(std::string page, int value, const Lines &entries)
      : value_(value), entries_(entries), page_(std::move(page)) {}
  std::string text() const {
    std::string out;
    out += "HTTP/1.1 ";
    out += std::to_string(value_);
    out += " -\r\n";
    for (const auto &[name, value] : entries_)
      out += name + ": " + value + "\r\n";
    return out + "\r\n" + page_;
  }

private:
  int value_;
  Lines entries_;
  std::string page_;
};

Slip constructed(const Asked &it) {
  if (it.verb == "POST") {
    keep(it.text);
    return Slip("", 302, {{"Location", "/list"}});
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: return Slip("", 303, {{[{][{]}}"Location", "/list"{{[}][}]}});
  }
  if (it.verb == "PUT") {
    keep(it.text);
    Lines lines;
    lines["Location"] = "/list";
    return Slip("", 302, lines);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: PUT gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: return Slip("", 303, lines);
  }
  if (it.verb == "GET") {
    Lines lines;
    lines["Location"] = "/home";
    return Slip("", 302, lines);
  }
  return Slip("no", 405, {{"Allow", "GET, POST"}});
}
std::unique_ptr<Slip> owned(const Asked &it) {
  Lines lines;
  if (it.verb == "DELETE") {
    keep(it.text);
    lines["Location"] = "/list";
    return std::unique_ptr<Slip>(new Slip("", 302, lines));
    // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: DELETE gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: return std::unique_ptr<Slip>(new Slip("", 303, lines));
  }
  return std::unique_ptr<Slip>(new Slip("", 302, lines));
}

// What says where something was, and how long it is, answers nobody.
struct Found {
  int length;
  Lines places;
};
Found lookUp(const Asked &it) {
  if (it.verb != "POST")
    return {200, {}};
  keep(it.text);
  return {302, {{"Origin", "/list"}}};
}

void serve(int fd, const Asked &it) {
  std::string text = textOf(unnamed(it));
  if (it.path == "/named")
    text = textOf(named(it));
  else if (it.path == "/filled")
    text = textOf(filled(it));
  else if (it.path == "/assigned")
    text = textOf(assigned(it));
  else if (it.path == "/kept")
    text = textOf(kept(it));
  else if (it.path == "/constructed")
    text = constructed(it).text();
  else if (it.path == "/owned")
    text = owned(it)->text();
  lookUp(it);
  send(fd, text.data(), text.size(), 0);
}
