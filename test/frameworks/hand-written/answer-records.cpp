// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// Records that are answers, whatever they are called: a member gets several
// statuses, another the headers, and all of it is written in the end.

#include <map>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <utility>
#include <vector>

struct Asked {
  std::string verb, text;
};
void keep(const std::string &text);

class Sheet {
public:
  explicit Sheet(int number) : number_(number) {}
  void mark(int number) { number_ = number; }
  void line(const std::string &name, const std::string &value) { lines_[name] = value; }
  std::string text() const {
    std::ostringstream out;
    out << "HTTP/1.1 " << number_ << " -\r\n";
    for (const auto &[name, value] : lines_)
      out << name << ": " << value << "\r\n";
    return out.str() + "\r\n";
  }

private:
  int number_;
  std::map<std::string, std::string> lines_;
};
void filled(int fd, const Asked &it) {
  Sheet sheet(200);
  if (it.verb == "POST") {
    keep(it.text);
    sheet.mark(302);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: sheet.mark(303);
    sheet.line("Location", "/list");
  } else if (it.verb == "GET") {
    sheet.mark(302);
    sheet.line("Location", "/home");
  } else {
    sheet.mark(405);
  }
  const std::string text = sheet.text();
  send(fd, text.data(), text.size(), 0);
}

// Members that are assigned.
struct Outcome {
  short code = 0;
  std::vector<std::pair<std::string, std::string>> all;
};
static void put(Outcome &to, const Asked &it) {
  to.code = 200;
  if (it.verb == "DELETE") {
    keep(it.text);
    to.code = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: DELETE gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: to.code = 303;
    to.all.emplace_back("Location", "/list");
  }
}

// One number alone, or one without headers, is no answer.
struct Jump {
  int length = 0;
  std::map<std::string, std::string> places;
};
struct Mark {
  int value = 0;
  std::map<std::string, std::string> names;
};
static void jump(Jump &to, Mark &mark, const Asked &it) {
  if (it.verb != "PUT")
    return;
  keep(it.text);
  to.length = 302;
  to.places["Location"] = "/list";
  mark.value = 302;
  mark.value = 404;
  mark.names["Origin"] = "/list";
}
void serve(int fd, const Asked &it) {
  filled(fd, it);
  Outcome outcome;
  Jump to;
  Mark mark;
  put(outcome, it);
  jump(to, mark, it);
}

// A number that functions pass on to each other.
class Slip {
public:
  void away(int number, const std::string &to) {
    enter(number);
    entry("Location", to);
  }
  void refuse(int number) { enter(number); }
  std::string text() const {
    std::string out = "HTTP/1.1 " + std::to_string(value_) + " -\r\n";
    for (const auto &[name, value] : entries_)
      out += name + ": " + value + "\r\n";
    return out + "\r\n";
  }

private:
  void enter(int number) { value_ = number; }
  void entry(const std::string &name, const std::string &value) { entries_[name] = value; }

  int value_ = 200;
  std::map<std::string, std::string> entries_;
};
void passedOn(int fd, const Asked &it) {
  Slip slip;
  if (it.verb == "PUT") {
    keep(it.text);
    slip.away(302, "/list");
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: PUT gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: slip.away(303, "/list");
  } else {
    slip.refuse(405);
  }
  const std::string text = slip.text();
  send(fd, text.data(), text.size(), 0);
}
