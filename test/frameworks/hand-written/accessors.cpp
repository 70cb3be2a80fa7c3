// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// A request of the program's own that hides what it holds: functions give the
// method and the path.

#include <sstream>
#include <string>
#include <sys/socket.h>
#include <utility>
#include <vector>

class Demand {
public:
  explicit Demand(const std::string &text) {
    std::istringstream in(text);
    std::string version;
    in >> _method >> _target >> version;
  }
  const std::string &verbGiven() const { return _method; }
  const std::string &wanted() const { return _target; }
  const std::string *wantedToo() const { return &_target; }
  std::string wantedCopy() const { return this->_target; }
  const std::string &sender() const { return _sender; }

private:
  std::string _method, _target, _sender;
};

class Sheet {
public:
  void mark(int number, const std::string &phrase) {
    _number = number;
    _phrase = phrase;
  }
  void line(const std::string &name, const std::string &value) {
    _lines.push_back(std::make_pair(name, value));
  }
  std::string text() const {
    std::ostringstream out;
    out << "HTTP/1.1 " << _number << " " << _phrase << "\r\n";
    for (std::size_t i = 0; i < _lines.size(); ++i)
      out << _lines[i].first << ": " << _lines[i].second << "\r\n";
    return out.str() + "\r\n";
  }

private:
  int _number = 200;
  std::string _phrase;
  std::vector<std::pair<std::string, std::string>> _lines;
};

bool isFolder(const std::string &path);
void keep(const std::string &text);
std::string received(int fd);

void slash(const Demand &demand, Sheet &sheet) {
  std::string path = demand.wanted();
  if (isFolder("www" + path) && path[path.size() - 1] != '/') {
    sheet.mark(301, "Moved Permanently");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it
    // CHECK-FIXES: {{^}}    sheet.mark(308, "Permanent Redirect");
    sheet.line("Location", path + "/");
  }
}

void copied(Demand &demand, Sheet &sheet) {
  if (isFolder("www" + demand.wantedCopy())) {
    sheet.mark(302, "Found");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it
    // CHECK-FIXES: {{^}}    sheet.mark(307, "Temporary Redirect");
    sheet.line("Location", demand.wantedCopy() + "/");
  }
}

// Who sent it says nothing of where the request goes.
void other(const Demand &demand, Sheet &sheet) {
  sheet.mark(302, "Found");
  sheet.line("Location", demand.sender() + "/");
}

void reading(const Demand &demand, Sheet &sheet) {
  if (demand.verbGiven() != "GET")
    return;
  sheet.mark(301, "Moved Permanently");
  sheet.line("Location", demand.wanted() + "/");
}

void saving(const Demand &demand, Sheet &sheet) {
  if (demand.verbGiven() == "POST") {
    keep(demand.wanted());
    sheet.mark(302, "Found");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: {{^}}    sheet.mark(303, "See Other");
    sheet.line("Location", "/saved");
  }
}

void answer(int fd, const Sheet &sheet) {
  const std::string text = sheet.text();
  send(fd, text.data(), text.size(), 0);
}

void serve(int fd, int which) {
  const Demand demand(received(fd));
  Demand again = demand;
  Sheet sheet;
  switch (which) {
  case 0:
    slash(demand, sheet);
    break;
  case 1:
    copied(again, sheet);
    break;
  case 2:
    other(demand, sheet);
    break;
  case 3:
    reading(demand, sheet);
    break;
  default:
    saving(demand, sheet);
  }
  answer(fd, sheet);
}
