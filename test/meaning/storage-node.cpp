// A storage cluster: the manager knows on which server a file is, or is to be,
// and sends the client there.

#include <sstream>
#include <string>
#include <sys/socket.h>

enum Method { Unset, Get, Head, Put, Post, Delete };

struct Protocol {
  int fd;
  int sendSimple(int code, const char *description, const std::string &header) {
    std::ostringstream out;
    out << "HTTP/1.1 " << code << " ";
    if (description)
      out << description;
    else if (code == 302)
      out << "Redirect";
    out << "\r\n";
    if (!header.empty())
      out << header << "\r\n";
    out << "\r\n";
    const std::string text = out.str();
    return send(fd, text.data(), text.size(), 0);
  }
};

struct Resource {
  std::string path;
  std::string opaque;
};

class Request {
public:
  Protocol *protocol;
  Method method = Unset;
  Resource resource;
  bool https = false;

  // The cluster's answer to opening the file.
  bool redirected(int port, const char *host) {
    std::string destination = "Location: ";
    destination += https ? "https://" : "http://";
    destination += host;
    destination += ":" + std::to_string(port);
    destination += resource.path;
    if (!resource.opaque.empty())
      destination += "?" + resource.opaque;
    protocol->sendSimple(302, nullptr, destination);
    return false;
  }
};

bool locate(const std::string &path, int &port, std::string &host);

bool process(Request &request, const char *line) {
  const std::string text = line;
  if (text.rfind("PUT ", 0) == 0)
    request.method = Put;
  else if (text.rfind("POST ", 0) == 0)
    request.method = Post;
  else if (text.rfind("GET ", 0) == 0)
    request.method = Get;
  const std::size_t begin = text.find(' ') + 1;
  request.resource.path = text.substr(begin, text.find(' ', begin) - begin);
  int port;
  std::string host;
  if (locate(request.resource.path, port, host))
    return request.redirected(port, host.c_str());
  return true;
}
