// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other

// What servers without a framework are made of in C++: requests that they take
// apart themselves, functions that make or send responses.

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <vector>

struct Request {
  std::string method;
  std::string path;
  std::string body;
};
static std::vector<std::string> orders;

static void sendAll(int fd, std::string_view text) {
  ::send(fd, text.data(), text.size(), 0);
}

// A helper gets the status and its phrase.
static void redirectTo(int fd, const std::string &where, int code,
                       const char *phrase) {
  char text[512];
  std::snprintf(text, sizeof(text), "HTTP/1.1 %d %s\r\nLocation: %s\r\n\r\n",
                code, phrase, where.c_str());
  ::send(fd, text, std::strlen(text), 0);
}
// Another one makes the text.
static std::string redirectText(const std::string &where) {
  return "HTTP/1.1 302 Found\r\nLocation: " + where + "\r\n\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: PUT gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: return "HTTP/1.1 303 See Other\r\nLocation: " + where + "\r\n\r\n";
}
static std::string pageText(const std::string &where) {
  return "HTTP/1.1 302 Found\r\nLocation: " + where + "\r\n\r\n";
}
void helped(int fd, const Request &request) {
  if (request.method == "POST") {
    orders.push_back(request.body);
    redirectTo(fd, "/done", 302, "Found");
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: redirectTo(fd, "/done", 303, "See Other");
  } else if (request.method == "PUT") {
    orders.push_back(request.body);
    sendAll(fd, redirectText("/done"));
  } else if (request.method == "GET") {
    redirectTo(fd, "/done", 302, "Found");
    sendAll(fd, pageText("/orders"));
  }
}

// The phrase is put behind the number.
void streamed(int fd, const Request &request) {
  if (request.method != "DELETE")
    return;
  orders.clear();
  std::ostringstream out;
  out << "HTTP/1.1 " << 302 << " Found\r\nLocation: /done\r\n\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: DELETE gets a 302
  // CHECK-FIXES: out << "HTTP/1.1 " << 303 << " See Other\r\nLocation: /done\r\n\r\n";
  sendAll(fd, out.str());
}

// The method is kept, and the status depends on it.
void chosen(int fd, const Request &request) {
  const std::string &method = request.method;
  const bool changes = method == "POST" || method == "PUT";
  if (changes)
    orders.push_back(request.body);
  const std::string line =
      changes ? "HTTP/1.1 303 See Other\r\n" : "HTTP/1.1 302 Found\r\n";
  sendAll(fd, line + "Location: /done\r\n\r\n");
}
void chosenWrongly(int fd, const Request &request) {
  if (request.method != "POST" && request.method != "GET")
    return;
  const bool changes = request.method == "POST";
  if (changes)
    orders.push_back(request.body);
  const std::string line =
      changes ? "HTTP/1.1 302 Found\r\n" : "HTTP/1.1 301 Moved Permanently\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: POST gets a 302
  // CHECK-FIXES: changes ? "HTTP/1.1 303 See Other\r\n" : "HTTP/1.1 301 Moved Permanently\r\n";
  sendAll(fd, line + "Location: /done\r\n\r\n");
}

// A text that is logged and sent is reported once.
void both(int fd, const Request &request) {
  if (request.method != "POST")
    return;
  orders.push_back(request.body);
  const std::string text = "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: POST gets a 302
  // CHECK-FIXES: const std::string text = "HTTP/1.1 303 See Other\r\nLocation: /done\r\n\r\n";
  std::cout << text << std::endl;
  std::clog << text;
  sendAll(fd, text);
}

// Logs, tables and clients.
void logs(const Request &request) {
  if (request.method != "POST")
    return;
  orders.push_back(request.body);
  std::cerr << "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n";
  std::clog << "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n";
  std::ofstream copy("answer.txt");
  copy << "HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n";
}
static const std::map<int, std::string> Lines = {
    {301, "HTTP/1.1 301 Moved Permanently\r\nLocation: "},
    {302, "HTTP/1.1 302 Found\r\nLocation: "}};
bool client(int fd, const Request &request) {
  std::string text = request.method + " " + request.path + " HTTP/1.1\r\n";
  if (request.method == "POST")
    text += request.body;
  sendAll(fd, text);
  std::string answer(4096, '\0');
  ::recv(fd, answer.data(), answer.size(), 0);
  return answer.compare(0, 18, "HTTP/1.1 302 Found") == 0 ||
         answer == "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n" ||
         answer == Lines.at(302);
}
