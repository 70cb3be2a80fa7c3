// RUN: %check_redirects %s %t --framework cpp-httplib --checks 'http-*'

// What is left of the request's own path, or made of it character by character,
// is still the request's own path.

#include <cctype>
#include <cstdio>
#include <cstring>
#include <httplib.h>
#include <string>
using namespace httplib;

std::string escaped(const std::string &path) {
  std::string out;
  for (char c : path) {
    if (c == ' ')
      out += "%20";
    else
      out.push_back(c);
  }
  return out;
}
std::string lowered(const std::string &path) {
  std::string out = "/v2";
  for (size_t i = 0; i < path.size(); ++i)
    out += static_cast<char>(std::tolower(path[i]));
  return out;
}
std::string inHexadecimal(const char *path) {
  static const char digits[] = "0123456789abcdef";
  std::string out;
  while (*path) {
    const unsigned char c = *path++;
    out += digits[c >> 4];
    out += digits[c & 15];
  }
  return out;
}
void percentEncoded(char *out, const char *in) {
  while (*in) {
    if (*in == ' ') {
      *out++ = '%';
      *out++ = '2';
      *out++ = '0';
      ++in;
    } else {
      *out++ = *in++;
    }
  }
  *out = '\0';
}
// It isn't the path that is copied here.
std::string masked(const std::string &path) {
  std::string out;
  for (size_t i = 0; i != path.size(); ++i)
    out += '*';
  return out;
}
std::string draft;

void addSlices(Server &server) {
  server.Put("/pointer", [](const Request &req, Response &res) {
    const char *path = req.path.c_str();
    res.set_redirect("/api/v2/" + std::string(path + 8), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("/api/v2/" + std::string(path + 8), 307);
  });
  server.Put("/address", [](const Request &req, Response &res) {
    const char *path = req.path.c_str();
    res.set_redirect(std::string("https://b.example/") + &path[1], 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(std::string("https://b.example/") + &path[1], 307);
  });
  server.Put("/moved", [](const Request &req, Response &res) {
    const char *path = req.path.c_str();
    path += 3;
    res.set_redirect(std::string("/v2") + path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(std::string("/v2") + path, 307);
  });
  server.Put("/iterators", [](const Request &req, Response &res) {
    const std::string rest(req.path.begin() + 3, req.path.end());
    res.set_redirect("/v2" + rest, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("/v2" + rest, 307);
  });
  server.Put("/slash", [](const Request &req, Response &res) {
    res.set_redirect(req.path.substr(0, req.path.size() - 1), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(req.path.substr(0, req.path.size() - 1), 307);
  });
  server.Put("/query", [](const Request &req, Response &res) {
    const auto end = req.target.find('?');
    res.set_redirect("https://b.example" + req.target.substr(0, end), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.target.substr(0, end), 307);
  });
  server.Put("/found", [](const Request &req, Response &res) {
    const char *rest = std::strchr(req.path.c_str() + 1, '/');
    res.set_redirect(std::string("https://b.example") + rest, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(std::string("https://b.example") + rest, 307);
  });
  server.Put("/prefix", [](const Request &req, Response &res) {
    std::string_view rest = req.path;
    rest.remove_prefix(3);
    res.set_redirect("/v2" + std::string(rest), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("/v2" + std::string(rest), 307);
  });
  // The folder around it is another page.
  server.Post("/items/all/remove", [](const Request &req, Response &res) {
    draft.clear();
    res.set_redirect(req.path.substr(0, req.path.rfind('/')), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect(req.path.substr(0, req.path.rfind('/')), 303);
  });
  server.Post("/beginning", [](const Request &req, Response &res) {
    res.set_redirect(req.path.substr(0, 4), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  // What is left of a text that is spelled out isn't made of the path.
  server.Post("/spelled", [](const Request &req, Response &res) {
    draft = req.body;
    const char *target = "https:/done" + 6;
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect(target, 303);
  });
}

void addLoops(Server &server) {
  server.Put("/escaped", [](const Request &req, Response &res) {
    res.set_redirect("https://b.example" + escaped(req.path), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + escaped(req.path), 307);
  });
  server.Put("/lowered", [](const Request &req, Response &res) {
    res.set_redirect(lowered(req.path), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(lowered(req.path), 307);
  });
  server.Put("/hexadecimal", [](const Request &req, Response &res) {
    res.set_redirect("/of/" + inHexadecimal(req.path.c_str()), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("/of/" + inHexadecimal(req.path.c_str()), 307);
  });
  server.Put("/encoded", [](const Request &req, Response &res) {
    char path[200];
    percentEncoded(path, req.path.c_str());
    res.set_redirect(std::string("https://b.example") + path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(std::string("https://b.example") + path, 307);
  });
  server.Put("/in-place", [](const Request &req, Response &res) {
    std::string path = req.path;
    for (size_t i = 0; i != path.size(); ++i)
      if (path[i] == '_')
        path[i] = '-';
    res.set_redirect("https://b.example" + path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + path, 307);
  });
  server.Put("/with-more", [](const Request &req, Response &res) {
    std::string path;
    for (const char c : req.path)
      path += c;
    path += "/edit";
    res.set_redirect(path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Put("/masked", [](const Request &req, Response &res) {
    res.set_redirect("https://b.example" + masked(req.path), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  // The body's characters are no path.
  server.Post("/body", [](const Request &req, Response &res) {
    std::string page = "/notes/";
    for (const char c : req.body)
      page += c;
    res.set_redirect(page, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect(page, 303);
  });
}

void addBuffers(Server &server) {
  server.Put("/copied", [](const Request &req, Response &res) {
    char target[200];
    std::memcpy(target, "https://b.example", 17);
    std::memcpy(target + 17, req.path.data(), req.path.size());
    target[17 + req.path.size()] = '\0';
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(target, 307);
  });
  server.Put("/by-cursor", [](const Request &req, Response &res) {
    char target[200];
    char *end = stpcpy(target, "https://b.example");
    end = stpcpy(end, req.path.c_str());
    *end++ = '/';
    *end = '\0';
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(target, 307);
  });
  server.Put("/by-loop", [](const Request &req, Response &res) {
    char target[200] = "https://b.example";
    char *out = target + std::strlen(target);
    for (const char *in = req.path.c_str(); *in; ++in)
      *out++ = *in;
    *out = 0;
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(target, 307);
  });
  server.Put("/limited", [](const Request &req, Response &res) {
    char target[200] = "https://b.example";
    std::strncat(target, req.path.c_str(), sizeof target - 20);
    std::strncat(target, "/", 2);
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(target, 307);
  });
  server.Post("/to-a-page", [](const Request &req, Response &res) {
    draft = req.body;
    char target[200];
    char *end = stpcpy(target, "/notes/");
    stpcpy(end, "latest");
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect(target, 303);
  });
}

// What a query names, or a word of the path, is another page.
void addWords(Server &server) {
  server.Post("/next", [](const Request &req, Response &res) {
    const char *next = std::strstr(req.target.c_str(), "next=");
    res.set_redirect(next + 5, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/next-of", [](const Request &req, Response &res) {
    const auto next = req.target.find("next=");
    res.set_redirect(req.target.substr(next + 5), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/last", [](const Request &req, Response &res) {
    res.set_redirect("/files" + req.path.substr(req.path.rfind('/')), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/word", [](const Request &req, Response &res) {
    std::string word;
    for (size_t i = 1; i != req.path.size() && req.path[i] != '/'; ++i)
      word += req.path[i];
    res.set_redirect("/users/" + word, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/digits", [](const Request &req, Response &res) {
    std::string id;
    for (char c : req.path)
      if (std::isdigit(c))
        id += c;
    res.set_redirect("/orders/" + id, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/copied-word", [](const Request &req, Response &res) {
    char user[40];
    const char *begin = req.path.c_str() + 1;
    const char *end = std::strchr(begin, '/');
    std::memcpy(user, begin, end - begin);
    user[end - begin] = '\0';
    res.set_redirect(std::string("/users/") + user, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/printed-word", [](const Request &req, Response &res) {
    char target[80];
    const char *begin = req.path.c_str() + 1;
    const char *end = std::strchr(begin, '/');
    std::snprintf(target, sizeof target, "/users/%.*s", static_cast<int>(end - begin), begin);
    res.set_redirect(target, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/parent", [](const Request &req, Response &res) {
    std::string path = req.path;
    path.erase(path.rfind('/'));
    res.set_redirect(path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/with-word", [](const Request &req, Response &res) {
    res.set_redirect(req.path + "/" + draft, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  // The form has been read: the rest of the path is where it leads to.
  server.Post("/sign-in/", [](const Request &req, Response &res) {
    if (req.get_param_value("password") == "secret")
      res.set_redirect(req.path.substr(8), 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
}

// What a parameter of the route has left of the path is the rest of it; a query
// begins with its mark, and what is cut out of a path leaves another one.
void addRests(Server &server) {
  server.Post("/v1/(.*)", [](const Request &req, Response &res) {
    res.set_redirect("/v2/" + req.matches[1].str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("/v2/" + req.matches[1].str(), 307);
  });
  server.Post("/files(/.*)", [](const Request &req, Response &res) {
    res.set_redirect("https://files.example" + req.matches[1].str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:70: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://files.example" + req.matches[1].str(), 307);
  });
  server.Post("/with-query", [](const Request &req, Response &res) {
    const auto mark = req.target.find('?');
    const std::string query =
        mark == std::string::npos ? "" : req.target.substr(mark);
    res.set_redirect(req.path + "/" + query, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(req.path + "/" + query, 307);
  });
  server.Post("/searched-query", [](const Request &req, Response &res) {
    const char *query = std::strchr(req.target.c_str(), '?');
    res.set_redirect(req.path + "/" + (query ? query : ""), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(req.path + "/" + (query ? query : ""), 307);
  });
}
void addOthers(Server &server) {
  // The same place, where POST would come back for ever.
  server.Post("/same/(.*)", [](const Request &req, Response &res) {
    res.set_redirect("/same/" + req.matches[1].str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: {{.*}}; 303 always means GET
    // CHECK-FIXES: res.set_redirect("/same/" + req.matches[1].str(), 303);
  });
  // Where to go, a page beside it, one of two, and one that only is named.
  server.Post("/out/(.*)", [](const Request &req, Response &res) {
    res.set_redirect(req.matches[1].str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: {{.*}}, 303 shows a page
  });
  server.Post("/items/(.*)", [](const Request &req, Response &res) {
    res.set_redirect("/show/" + req.matches[1].str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: {{.*}}, 303 shows a page
  });
  server.Post("/v1/items/(.*)", [](const Request &req, Response &res) {
    res.set_redirect("/v2/items/" + req.matches[1].str() + "/edit", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:69: warning: {{.*}}, 303 shows a page
  });
  server.Post("/(\\w+)/(.*)", [](const Request &req, Response &res) {
    res.set_redirect("/of/" + req.matches[1].str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: {{.*}}, 303 shows a page
  });
  server.Post("/private/(.*)", [](const Request &req, Response &res) {
    res.set_redirect("/enter?next=" + req.matches[1].str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: {{.*}}, 303 shows a page
  });
  server.Post("/things/delete", [](const Request &req, Response &res) {
    std::string path = req.path;
    path.erase(path.find("/delete"), 7);
    res.set_redirect("/all" + path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: {{.*}}, 303 shows a page
  });
  server.Post("/things/drop", [](const Request &req, Response &res) {
    std::string path = req.path;
    path.replace(path.find("/drop"), 5, "");
    res.set_redirect("/all" + path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: {{.*}}, 303 shows a page
  });
}
