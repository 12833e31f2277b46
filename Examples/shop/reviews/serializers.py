from rest_framework import serializers

from .models import Review, ReviewReply


class ReviewReplySerializer(serializers.ModelSerializer):
    class Meta:
        model = ReviewReply
        fields = ["text", "created_at"]


class ReviewSerializer(serializers.ModelSerializer):
    author = serializers.StringRelatedField(source="author.first_name")
    reply = ReviewReplySerializer(read_only=True)
    score = serializers.SerializerMethodField()

    class Meta:
        model = Review
        fields = ["id", "author", "rating", "title", "text", "status", "score", "reply"]
        read_only_fields = ["status"]

    def get_score(self, review):
        return sum(vote.value for vote in review.votes.all())
