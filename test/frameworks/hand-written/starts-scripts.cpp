// RUN: %check_redirects %s %t --checks 'http-redirect-*'

// A server that starts CGI programs tells them the request's method, and is none.
#include <cstdlib>
#include <map>
#include <string>
#include <unistd.h>

struct Request {
  std::string method, path, host;
};

class Sheet {
  std::map<std::string, std::string> lines;
  int mark, fd;

public:
  Sheet(int fd) : fd(fd) {}
  void setMark(int mark) { this->mark = mark; }
  void setLine(std::string name, std::string value) { lines[name] = value; }
  void write() {
    std::string text = "HTTP/1.1 " + std::to_string(mark) + "\r\n";
    ::write(fd, text.data(), text.size());
    for (auto it = lines.begin(); it != lines.end(); ++it) {
      text = it->first + ": " + it->second + "\r\n";
      ::write(fd, text.data(), text.size());
    }
    ::write(fd, "\r\n", 2);
  }
  void move(int mark, std::string where) {
    setMark(mark);
    setLine("Location", where);
    write();
  }
};

static void run(const Request &request, int fd) {
  setenv("REQUEST_METHOD", request.method.c_str(), 1);
  setenv("PATH_INFO", request.path.c_str(), 1);
  dup2(fd, 1);
  execl(request.path.c_str(), request.path.c_str(), nullptr);
}

static void serve(const Request &request, Sheet &sheet, int fd) {
  if (request.path.back() != '/') {
    std::string where = "http://" + request.host + request.path + "/";
    sheet.move(301, where);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http
    // CHECK-FIXES: sheet.move(308, where);
    return;
  }
  if (request.path.find("/cgi-bin/") == 0)
    return run(request, fd);
  sheet.setMark(200);
  sheet.setLine("Content-Type", "text/html");
  sheet.write();
}

int main() {
  char buffer[4000];
  read(0, buffer, sizeof buffer);
  std::string line(buffer);
  Request request;
  request.method = line.substr(0, line.find(' '));
  request.path = line.substr(line.find(' ') + 1);
  Sheet sheet(1);
  serve(request, sheet, 1);
}
