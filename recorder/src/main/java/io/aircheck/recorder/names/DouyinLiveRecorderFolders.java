package io.aircheck.recorder.names;

import java.util.Map;
import java.util.Optional;

/** What DouyinLiveRecorder calls the folder of each platform. */
public final class DouyinLiveRecorderFolders {

    private static final Map<String, String> FOLDERS = Map.ofEntries(
            Map.entry("douyin", "抖音直播"),
            Map.entry("tiktok", "TikTok直播"),
            Map.entry("kuaishou", "快手直播"),
            Map.entry("huya", "虎牙直播"),
            Map.entry("douyu", "斗鱼直播"),
            Map.entry("yy", "YY直播"),
            Map.entry("bilibili", "B站直播"),
            Map.entry("xiaohongshu", "小红书直播"),
            Map.entry("bigo", "Bigo直播"),
            Map.entry("blued", "Blued直播"),
            Map.entry("soop", "SOOP"),
            Map.entry("neteasecc", "网易CC直播"),
            Map.entry("qiandurebo", "千度热播"),
            Map.entry("pandalive", "PandaTV"),
            Map.entry("missevan", "猫耳FM直播"),
            Map.entry("winktv", "WinkTV"),
            Map.entry("flextv", "FlexTV"),
            Map.entry("look", "Look直播"),
            Map.entry("popkontv", "PopkonTV"),
            Map.entry("twitcasting", "TwitCasting"),
            Map.entry("baidu", "百度直播"),
            Map.entry("weibo", "微博直播"),
            Map.entry("kugou", "酷狗直播"),
            Map.entry("twitch", "TwitchTV"),
            Map.entry("liveme", "LiveMe"),
            Map.entry("huajiao", "花椒直播"),
            Map.entry("liuxing", "流星直播"),
            Map.entry("showroom", "ShowRoom"),
            Map.entry("acfun", "Acfun"),
            Map.entry("changliao", "畅聊直播"),
            Map.entry("yinbo", "音播直播"),
            Map.entry("inke", "映客直播"),
            Map.entry("zhihu", "知乎直播"),
            Map.entry("chzzk", "CHZZK"),
            Map.entry("haixiu", "嗨秀直播"),
            Map.entry("vvxingqiu", "VV星球"),
            Map.entry("17live", "17Live"),
            Map.entry("langlive", "浪Live"),
            Map.entry("piaopiao", "漂漂直播"),
            Map.entry("sixrooms", "六间房直播"),
            Map.entry("lehai", "乐嗨直播"),
            Map.entry("huamao", "花猫直播"),
            Map.entry("shopee", "shopee"),
            Map.entry("youtube", "Youtube"),
            Map.entry("taobao", "淘宝直播"),
            Map.entry("jd", "京东直播"),
            Map.entry("faceit", "faceit"),
            Map.entry("migu", "咪咕直播"),
            Map.entry("lianjie", "连接直播"),
            Map.entry("laixiu", "来秀直播"),
            Map.entry("picarto", "Picarto"),
            Map.entry("direct", "自定义录制直播"));

    private DouyinLiveRecorderFolders() {}

    /** The folder of a platform; of one that it does not know, its id. */
    static String of(String platform) {
        return FOLDERS.getOrDefault(platform, FileNames.component(platform, FileNames.LONGEST_BYTES));
    }

    /** The id of the platform that has this folder. */
    public static Optional<String> platform(String folder) {
        return FOLDERS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(folder))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
