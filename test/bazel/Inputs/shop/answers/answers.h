#pragma once

#include <httplib.h>

void sendTo(httplib::Response &res, const std::string &url, int status);
