// RUN: %check_redirects %s %t --checks http-redirect-missed-status --no-fix -- -I%S/Inputs

// What looks at a redirect's status and follows nothing, or has to know one
// status alone.

#include "client.h"
#include <vector>

// Reading, printing and keeping a Location is no following.
std::string shown(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status == 301 || answer.status == 302) {
    note("moved to " + answer.header("Location"));
    return answer.header("Location");
  }
  return answer.body;
}

struct Page {
  std::string location;
  int hops = 0;
};

void kept(HttpClient &client, Page &page, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status == 301 || answer.status == 302) {
    page.location = answer.header("Location");
    ++page.hops;
  }
}

// An authorization code stands in it.
std::string authorize(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status == 302) {
    const std::string to = answer.header("Location");
    const size_t at = to.find("code=");
    return client.get("https://id.example/token?" + to.substr(at)).body;
  }
  return "";
}

struct Query {
  explicit Query(const std::string &url);
  std::string item(const std::string &name) const;
};
Answer exchange(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status == 302 || answer.status == 303) {
    const Query query(answer.header("Location"));
    return client.send("POST", "https://id.example/token", query.item("code"));
  }
  return answer;
}

// The newest version stands at its end.
Answer newest(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url + "/latest");
  if (answer.status == 302 || answer.status == 301) {
    const std::string to = answer.header("Location");
    return client.get(url + "/files" + to.substr(to.rfind('/')));
  }
  return answer;
}

// A finished job says where its result is.
Answer job(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status == 303)
    return client.get(answer.header("Location"));
  return answer;
}

// A script demands what it has seen.
bool script(HttpClient &client) {
  const Answer login = client.get("https://shop.example/start");
  if (login.status != 302)
    return false;
  const Answer next = client.get(login.header("Location"));
  return next.status == 200;
}

// So does one that knows two.
Answer shortened(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status != 301 && answer.status != 302)
    throw answer.status;
  return client.get(answer.header("Location"));
}

// What has moved for good is remembered; the library follows.
struct Feed {
  std::string url;
};
void remember(HttpClient &client, Feed &feed) {
  const Answer answer = client.get(feed.url);
  if (answer.status == 301 || answer.status == 308) {
    feed.url = answer.header("Location");
    client.get(feed.url);
  }
}

// Another protocol's redirects, and another's numbers.
struct RtspClient {
  Answer request(const std::string &url);
  Answer play(const std::string &url) {
    const Answer answer = request(url);
    if (answer.status == 301 || answer.status == 302)
      return request(answer.header("Location"));
    return answer;
  }
};

struct Message {
  int kind;
  std::string location;
};
void received(HttpClient &client, const Message &message) {
  switch (message.kind) {
  case 301:
    client.send("PUT", "/places", message.location);
    break;
  case 302:
    client.get("/places");
    break;
  default:
    note("unknown");
  }
}

// Where a stored answer stands is no address to go on to.
Answer stored(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status == 301 || answer.status == 302)
    return client.get(answer.header("Content-Location"));
  return answer;
}

// An expired session: where to log in is known.
Answer again(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status == 302) {
    client.send("POST", "https://shop.example/login", "name=me");
    return client.get(url);
  }
  return answer;
}

// Another server for the same bucket, which no Location tells.
Answer region(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status == 301)
    return client.get("https://" + answer.header("X-Region") + ".example");
  return answer;
}

// Tables and words.
const char *phrase(int status) {
  switch (status) {
  case 301:
    return "Moved Permanently";
  case 302:
    return "Found";
  default:
    return "Unknown";
  }
}

// Whoever rewrites a Location sends it on as an answer.
struct Upstream {
  int status;
  std::map<std::string, std::string> headers;
};
void rewrite(Upstream &answer) {
  if (answer.status == 301 || answer.status == 302) {
    const std::string to = answer.headers["Location"];
    answer.headers["Location"] = "https://front.example" + to;
  }
}

// A server: nothing is read.
struct Reply {
  int status = 200;
  void setHeader(const std::string &name, const std::string &value);
};
void send(HttpClient &backend, Reply &reply, const std::string &location) {
  if (reply.status == 301 || reply.status == 302)
    reply.setHeader("Location", location);
  backend.get("https://backend.example/status");
}

// Another file's code decides.
Answer follow(HttpClient &client, const Answer &answer);
Answer handedOn(HttpClient &client, const std::string &url) {
  return follow(client, client.get(url));
}

// Only what is no redirect is told apart.
Answer others(HttpClient &client, std::string url) {
  while (true) {
    const Answer answer = client.get(url);
    if (answer.status == 300 || answer.status == 304 || answer.status == 305)
      return answer;
    url = answer.header("Location");
    if (url.empty())
      return answer;
  }
}
