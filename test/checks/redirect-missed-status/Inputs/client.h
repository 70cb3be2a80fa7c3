// A client of nobody's, which follows nothing by itself.
#pragma once
#include <map>
#include <string>

struct Answer {
  int status = 0;
  std::string body;
  std::string header(const std::string &name) const;
};

struct HttpClient {
  Answer get(const std::string &url);
  Answer send(const std::string &method, const std::string &url,
              const std::string &body);
};

void note(const std::string &text);
