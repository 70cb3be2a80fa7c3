// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other

// "Info" in a name is about what a program knows, and makes nothing a log.

#include <string>
#include <unistd.h>

struct PeerInfo {
  std::string verb, body;
  int socket;
};
void keep(const std::string &text);
void answer(const PeerInfo &info) {
  if (info.verb != "POST")
    return;
  keep(info.body);
  const std::string text = "HTTP/1.1 302 Found\r\nLocation: /a\r\n\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: const std::string text = "HTTP/1.1 303 See Other\r\nLocation: /a\r\n\r\n";
  write(info.socket, text.c_str(), text.size());
}
void answerForGet(const PeerInfo &info) {
  if (info.verb != "GET")
    return;
  keep(info.body);
  const std::string text = "HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n";
  write(info.socket, text.c_str(), text.size());
}
