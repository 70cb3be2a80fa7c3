// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other

// How servers without a framework build an answer and send it: by a response of
// their own, by a text that a function returns, by what a library sends.

#include <iostream>
#include <map>
#include <string>
#include <sys/socket.h>

struct Asked {
  std::string verb, path, body;
};
void keep(const std::string &text);

// A class that is called a response, with a status and headers.
struct Reply {
  int status = 200;
  std::map<std::string, std::string> headers;
  std::string body;
  std::string text() const {
    std::string all = "HTTP/1.1 " + std::to_string(status) + " -\r\n";
    for (const auto &[name, value] : headers)
      all += name + ": " + value + "\r\n";
    return all + "\r\n" + body;
  }
};
static void fill(const Asked &it, Reply &reply) {
  if (it.verb == "POST") {
    keep(it.body);
    reply.status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: reply.status = 303;
    reply.headers["Location"] = "/a";
  } else if (it.path == "/old") {
    // Nothing singles the other methods out.
    reply.status = 301;
    reply.headers["Location"] = "/b";
  }
}
static void fillForGet(const Asked &it, Reply &reply) {
  if (it.verb != "GET")
    return;
  reply.status = 302;
  reply.headers["Location"] = "/c";
}
// What a client has got is no answer.
struct Got {
  int status = 0;
  std::map<std::string, std::string> headers;
};
static bool isMoved(const Asked &it, const Got &got) {
  return it.verb == "POST" && got.status == 302 && got.headers.count("Location");
}
void serve(int fd, const Asked &it) {
  Reply reply;
  fill(it, reply);
  fillForGet(it, reply);
  const std::string text = reply.text();
  send(fd, text.data(), text.size(), 0);
}

// A function gives the whole text.
static std::string answer(const Asked &it) {
  if (it.verb == "PUT") {
    keep(it.body);
    return "HTTP/1.1 302 Found\r\nLocation: /d\r\n\r\n";
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: PUT gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: return "HTTP/1.1 303 See Other\r\nLocation: /d\r\n\r\n";
  }
  return "HTTP/1.1 302 Found\r\nLocation: /e\r\n\r\n";
}
void serveText(int fd, const Asked &it) {
  const std::string text = answer(it);
  send(fd, text.data(), text.size(), 0);
}

// What sends it is a library's, whatever that calls it; but nobody gets what is
// parsed, compared, kept or shown.
struct Channel {
  void putBytes(const void *bytes, unsigned long count);
  void feed(const char *text);
};
void transmit(Channel *to, const char *text, int length);
void writeLog(Channel *to, const char *text);
bool parse(Channel *from, const std::string &text);
void sent(Channel &channel, const Asked &it) {
  if (it.verb != "DELETE")
    return;
  keep(it.body);
  const std::string text = "HTTP/1.1 302 Found\r\nLocation: /f\r\n\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: DELETE gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: const std::string text = "HTTP/1.1 303 See Other\r\nLocation: /f\r\n\r\n";
  channel.putBytes(text.data(), text.size());
}
void sentByFunction(Channel &channel, const Asked &it) {
  if (it.verb != "DELETE")
    return;
  keep(it.body);
  transmit(&channel, "HTTP/1.1 302 Found\r\nLocation: /g\r\n\r\n", 36);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: DELETE gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: transmit(&channel, "HTTP/1.1 303 See Other\r\nLocation: /g\r\n\r\n", 40);
}
struct FakeChannel {
  void putBytes(const void *bytes, unsigned long count);
};
bool notSent(Channel &channel, const Asked &it, const std::string &got) {
  const std::string text = "HTTP/1.1 302 Found\r\nLocation: /h\r\n\r\n";
  if (it.verb != "POST")
    return false;
  channel.feed(text.c_str());
  FakeChannel().putBytes(text.data(), text.size());
  writeLog(&channel, text.c_str());
  std::cout << "HTTP/1.1 302 Found\r\nLocation: /i\r\n\r\n";
  std::clog << text;
  return parse(&channel, text) || got == text || isMoved(it, Got());
}
